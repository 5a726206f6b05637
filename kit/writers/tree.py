"""Tree: a page's markup as the elements that WeasyPrint lays out.

Our own templates are written so that an XML parser reads them too, in a twentieth of the time that HTML's rules take.
Templates of a brand's own may be any HTML. WeasyPrint's own styles are taken without footnotes, which no document has:
they give every element five boxes of which none is drawn, and take half of the time that styles take.
"""

from __future__ import annotations

import re
from functools import lru_cache
from xml.etree.ElementTree import Element, ParseError, fromstring

from cssselect2 import ElementWrapper
from weasyprint import CSS, HTML
from weasyprint.html import UA, UA_FORM_STYLESHEET
from weasyprint.urls import URLFetcher


class Page(HTML):  # type: ignore[misc]  # WeasyPrint has no types
    """A page of markup, with the fetcher that answers for its pictures. Relative addresses start at ``base_url``."""

    def __init__(self, markup: str, base_url: str, url_fetcher: URLFetcher) -> None:  # HTML's own would parse again
        self.base_url = base_url
        self.url_fetcher = url_fetcher
        self.media_type = "print"
        self.wrapper_element = ElementWrapper.from_html_root(tree(markup), content_language=None)
        self.etree_element = self.wrapper_element.etree_element

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:
        return [_plain(), UA_FORM_STYLESHEET] if forms else [_plain()]


@lru_cache(maxsize=1)
def _plain() -> CSS:
    """WeasyPrint's own styles, with markers for items of lists alone and without footnotes."""
    return CSS(string=re.sub(r"(?m)^::(foot)?note-.*$", "", UA).replace("\n::marker", "\nli::marker"))


def tree(markup: str) -> Element:
    """The root element of a page: by the rules of XML where it keeps them, by those of HTML where it does not."""
    try:
        return fromstring(markup)  # noqa: S314  # what a brand's template declares stays small: expat sees to it
    except ParseError:
        root: Element = HTML(string=markup).etree_element
        return root
