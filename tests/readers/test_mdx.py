"""MDX: code in imports, exports, tags and braces is no prose, children are."""

import pytest

from tests.readers.support import blocks, document, holders, links, prose

X = "\ufffc"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("import A from 'a'\nimport {\n  B,\n} from 'b'\n\ntext", "text"),
        ("export const x = {\n  a: 1,\n\n  b: 2,\n}\n\ntext", "text"),
        ("export default ({children}) => <div>{children}</div>\n\ntext", "text"),
        ("text\nimport duties rose", "text import duties rose"),
        ("import prices rose, \"he\" said, from 'five' up", "import prices rose, \"he\" said, from 'five' up"),
        ("import 'style.css'\nimport D, { E } from 'd'\nimport * as F from \"f\"\n\ntext", "text"),
        ("```\r\n<A>{x\r\n```\r\ntext {y}\r\n", f"text {X}"),
        ("Import duties\n\nimport prices rose 5 %", "Import duties\nimport prices rose 5 %"),
        ("{/* gone\n\n5 % */}\n\ntext", "text"),
        ("costs {price} now", f"costs {X} now"),
        ("a{' '}b {\"shown\"} {`also`} c", "a b shown also c"),
        ("{items.map((i) => {\n  return <p>{i}</p>\n})}\n\ntext", "text"),
        ("{a && '}'} text", f"{X} text"),
        ("<A b={{c: '}'}} d=\"e>f\" {...g} />\n\ntext", "text"),
        ("<A>\n  child *text*\n</A>", "child text"),
        ("<A>\n\nchild\n\n</A>", "child"),
        ("<A><B>one</B> two</A>", "one two"),
        ("<>\nfragment\n</>", "fragment"),
        ("a <b>bold</b> <Icon/> word", "a bold word"),
        ("<A>\n    <B>\n        deep text\n\n        - item\n          - inner\n    </B>\n</A>", "deep text\nitem\ninner"),
        ("<p>raw *html*</p>", "raw html"),
        ("`<A>{x}` and ```{y}``` text", "and text"),
        ("```jsx\n<A>{x\n```\n\ntext", "text"),
        ("3 < 5 and a <b", "3 < 5 and a <b"),
        ("an open { brace", "an open { brace"),
        ("# Head {#id}", "Head"),
        ("<!-- old comment -->\n\ntext", "text"),
        ("$50 and $100", "$50 and $100"),
        ("<style>{`p { margin: 5px }`}</style>\n\ntext", "text"),
        ("<pre><code>{x}</code></pre>\n\ntext", "text"),
        ("auto <https://a.example> link", "auto link"),
    ],
)
def test_code_is_no_prose_and_children_are(source: str, words: str) -> None:
    assert prose(source, "mdx") == words


def test_a_component_is_named_even_where_html_has_that_name() -> None:
    source = '<Aside type="note">\n  One.\n</Aside>\n\n<Link href="/x">Two</Link> and <Table>three</Table>\n'
    assert holders(source, "mdx") == [("Aside", "One."), ("Link", "Two"), ("", "and three")]
    assert links(source, "mdx") == [("link", "Two", "/x")]


def test_markdown_inside_components_keeps_its_blocks() -> None:
    source = '<Tabs>\n  <Tab title="A">\n    ## Head\n\n    | a | b |\n    |---|---|\n    | 1 | 2 |\n\n    > quote\n  </Tab>\n</Tabs>\n'
    assert [kind for kind, _ in blocks(source, "mdx")] == ["heading", "cell", "cell", "cell", "cell", "paragraph"]


def test_html_inside_mdx_keeps_its_meaning() -> None:
    source = '<table><tr><td>1</td></tr></table>\n\n<ul>\n  <li>item</li>\n</ul>\n\n<a href={url}>l</a> <img src="x.png" />\n'
    assert blocks(source, "mdx") == [("cell", "1"), ("item", "item"), ("paragraph", "l")]
    assert links(source, "mdx") == [("link", "l", "{url}"), ("image", "", "x.png")]


def test_comments_and_imports_are_known() -> None:
    found = document("import N from './n.mdx'\n\n{/* caveat-ignore x: y */}\n\n<N/>\n", "mdx")
    assert [c.text for c in found.comments] == ["caveat-ignore x: y"]
    assert [(c.name, c.arguments) for c in found.components] == [("import", "N from './n.mdx'"), ("N", "")]


def test_a_markdown_file_that_imports_is_mdx() -> None:
    assert prose("import A from 'a';\n\n<A b={5}>\ntext {x}\n</A>\n") == f"text {X}"
    assert prose("import duties rose\n\ntext {x}\n") == "import duties rose\ntext {x}"
