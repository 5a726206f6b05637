"""Tests: each file named after what it holds kit to, each test after the law it states."""
