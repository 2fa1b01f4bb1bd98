"""SVG pictures: drawings come in, whatever reaches outside or never ends does not."""

from pathlib import Path

import pytest
from own_things import own_exercise
from PySide6.QtGui import QColor, QImage

from postureguard.errors import UserError
from postureguard.system.own import OwnFiles
from postureguard.system.own.drawing import check_drawing
from postureguard.system.own.pictures import picture_from

SHRUG = own_exercise()
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
GOOD = f"""<?xml version="1.0" encoding="UTF-8"?>
<!-- made with a drawing program -->
{HEAD} xmlns:sodipodi="http://sodipodi.example/" viewBox="0 0 200 100">
  <metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata>
  <sodipodi:namedview id="base" pagecolor="#ffffff"/>
  <style>.a {{ fill: url(#fade); stroke: none }}</style>
  <defs>
    <linearGradient id="fade"><stop offset="0" stop-color="red"/></linearGradient>
    <g id="leg"><rect x="100" width="100" height="100" fill="blue"/></g>
    <marker id="tip" markerWidth="4" markerHeight="4"><path d="M0 0 L4 2 L0 4z"/></marker>
  </defs>
  <rect class="a" width="100" height="100" fill="red"/>
  <use xlink:href="#leg"/>
  <path d="M0 0 L 10 10" style="marker-end: url('#tip')"/>
  <text x="10" y="50">lift</text>
</svg>"""


def refused(inside, words, head=""):
    text = f'{head}{HEAD} viewBox="0 0 10 10">{inside}</svg>'
    with pytest.raises(UserError, match=words) as error:
        check_drawing(text.encode(), "a.svg")
    return error.value.title.startswith("a.svg")


def test_a_drawing_becomes_a_png_with_its_own_proportions(qapp, tmp_path):
    (tmp_path / "a.svg").write_text(GOOD)
    image = QImage.fromData(picture_from(tmp_path / "a.svg"))
    assert (image.width(), image.height()) == (1280, 640)
    assert image.pixelColor(1000, 500) == QColor("blue")


def test_a_drawing_is_kept_as_the_picture_of_an_exercise(qapp, tmp_path):
    (tmp_path / "a.SVG").write_text(GOOD)
    kept = OwnFiles(tmp_path / "own").keep_exercise(SHRUG, tmp_path / "a.SVG")
    assert Path(kept.picture).read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ('<image href="file:///etc/passwd"/>', "<image>"),
        ('<image href="data:image/png;base64,AAAA"/>', "<image>"),
        ('<use href="other.svg#a"/>', "outside itself .'other.svg#a'"),
        ('<use xlink:href="http://example.org/a.svg#a"/>', "outside itself"),
        ('<a href="https://example.org"><rect/></a>', "outside itself"),
        ("<rect fill=\"url(http://example.org/a.svg#b)\"/>", "outside itself"),
        ("<rect style=\"fill: URL( 'file:///etc/passwd' )\"/>", "outside itself"),
        ("<style>@import 'http://example.org/a.css';</style>", "reach outside"),
        ("<style>@font-face { src: url(#a) }</style>", "reach outside"),
        ("<style>rect { fill: url(a.svg) }</style>", "outside itself"),
        ("<style>rect { fill: u\\72l(a.svg) }</style>", "reach outside"),
        ("<style>@im<!-- -->port 'a.css';</style>", "reach outside"),
        ("<style><![CDATA[@import 'a.css';]]></style>", "reach outside"),
        ("<script>alert(1)</script>", "<script>"),
        ('<rect onload="alert(1)"/>', "onload"),
        ("<foreignObject/>", "<foreignobject>"),
        ("<g xml:base='http://example.org/'/>", "outside itself"),
        ("<filter id='f'/>", "<filter>"),
        ("<animate attributeName='href' to='http://a'/>", "<animate>"),
        ("<h:script xmlns:h='http://www.w3.org/1999/xhtml'/>", "<script>"),
        ("<?xml-stylesheet href='a.css'?>", "instructions"),
        ("<rect/><rect", "cannot|can be read"),
        ("&nbsp;", "can be read"),
        ("<g>" * 80 + "</g>" * 80, "too many parts"),
        ("<g/>" * 20_001, "too many parts"),
    ],
)  # fmt: skip
def test_what_reaches_outside_is_refused(inside, words):
    assert refused(inside, words)


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">',
        '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
    ],
)
def test_documents_with_a_type_are_refused(head):
    assert refused("<rect/>", "document type", head)


def test_parts_that_stand_for_each_other_have_an_end():
    circle = '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'
    assert refused(circle, "without end")
    tower = "".join(f'<g id="n{n}">' + f'<use href="#n{n + 1}"/>' * 10 + "</g>" for n in range(12))
    assert refused(tower + '<rect id="n12"/>', "too often")
    tip = '<marker id="t"><path d="' + "L1 1" * 1000 + '"/></marker>'
    inner = '<marker id="s"><path d="' + "L1 1" * 1000 + '" marker-mid="url(#t)"/></marker>'
    assert refused(
        tip + inner + '<path d="' + "L1 1" * 1000 + '" marker-mid="url(#s)"/>', "too often"
    )


@pytest.mark.parametrize(
    "dashes",
    ['stroke-dasharray="0.1 0.1"', 'style="stroke-dasharray: .1"', 'class="a"'],
)
def test_dashes_without_end_are_refused(dashes):
    rule = "<style>.a { stroke-dasharray : 0.001 }</style>" if "class" in dashes else ""
    line = "L9 9 L1 1 " * 2500
    assert refused(f'{rule}<path d="M0 0 {line}" {dashes}/>', "dashes that are too long")
    plain = f'{HEAD} viewBox="0 0 9 9"><path d="{line}" style="stroke-dasharray:none"/></svg>'
    check_drawing(plain.encode(), "a.svg")


@pytest.mark.parametrize("data", [b"", b"\x1f\x8b\x08", b"<html/>", b"\xff\xfe", b"<svg/>" * 2])
def test_what_is_no_drawing_is_refused(data):
    with pytest.raises(UserError, match=r"drawing"):
        check_drawing(data, "a.svg")


def test_a_drawing_too_large_is_refused():
    with pytest.raises(UserError, match="larger than 1024 KiB"):
        check_drawing(b" " * (1024 * 1024 + 1), "a.svg")


@pytest.mark.parametrize("text", [f"{HEAD}/>", f'{HEAD} viewBox="0 0 0 0"/>'])
def test_a_drawing_of_nothing_is_refused(qapp, tmp_path, text):
    (tmp_path / "a.svg").write_text(text)
    with pytest.raises(UserError, match="not a drawing that can be shown"):
        picture_from(tmp_path / "a.svg")


@pytest.mark.parametrize("box", ["0 0 1e9 1", "0 0 0.5 0.5", "0 0 1 100000"])
def test_whatever_size_a_drawing_names_the_picture_is_of_ours(qapp, tmp_path, box):
    (tmp_path / "a.svg").write_text(f'{HEAD} viewBox="{box}"><rect width="1" height="1"/></svg>')
    image = QImage.fromData(picture_from(tmp_path / "a.svg"))
    assert max(image.width(), image.height()) == 1280
