"""Template languages and dialects inside Markdown: tags are no prose, bodies are."""

import pytest

from tests.readers.support import blocks, document, holders, links, prose

X = "\ufffc"  # something that only the generator knows


@pytest.mark.parametrize(
    ("source", "words"),
    [
        # Liquid, Jinja, Hexo
        ("{% if x %}yes{% else %}no{% endif %}", "yesno"),
        ("{% include note.html text='5 %' %}\n\ntext", "text"),
        ("{% comment %}gone 5 %{% endcomment %}text", "text"),
        ("{% comment %}\ngone\n\n5 %\n{% endcomment %}\n\ntext", "text"),
        ("{% raw %}kept {{ as it is }}{% endraw %} text", "kept {{ as it is }} text"),
        ("{% highlight js %}\nvar x = 5\n{% endhighlight %}\ntext", "text"),
        ("{% capture x %}*captured*{% endcapture %}", "captured"),
        ("{%- assign x = 'y' -%}\ntext", "text"),
        ("{# a note #}text", "text"),
        ("costs {{ price | money }} now", f"costs {X} now"),
        ("**{{ x }}** and *{{y}}*", f"{X} and {X}"),
        ("{{ page.title }}\n\ntext", "text"),
        ("open {% tag never closed", "open {% tag never closed"),
        ("open {{ tag never closed", "open {{ tag never closed"),
        # Hugo
        ("it {{< rate >}} rose", f"it {X} rose"),
        ('{{< chart id="5" >}}\n\ntext', "text"),
        ("{{< color red >}}red{{< /color >}} text", "red text"),
        ("{{< katex >}}x^2{{< /katex >}} text", "text"),
        ("{{% notice %}}\nA *body*\n{{% /notice %}}", "A body"),
        ("{{</* shown */>}} text", f"{X} text"),
        ("{{/* a comment */}}text", "text"),
        # GitBook, Markdoc
        ('{% hint style="info" %}\nA hint.\n{% endhint %}', "A hint."),
        ('{% tabs %}{% tab title="A" %}\nFirst\n{% endtab %}{% endtabs %}', "First"),
        ('{% partial file="x" /%}\n\ntext', "text"),
        # Handlebars, ERB
        ("{{#if x}}\nA\n{{/if}}\n{{> part}}\n{{! note }}B", "A\nB"),
        ("<% if x %>a <%= y %> b<% end %>", f"a {X} b"),
        # Kramdown, attribute lists
        ("# Head {#id}\n\ntext {: .x}", "Head\ntext"),
        ("{: .note}\ntext", "text"),
        ('[a](b){:target="_blank"} c', "a c"),
        ('[a](b){target="_blank" .x} [c](d) {.btn}', "a c"),
        ("{::comment}\ngone\n{:/comment}\n\ntext", "text"),
        ("* list\n{:toc}\n", "list"),
        ("[TOC]\n\ntext", "text"),
        # Formulas
        ("$$\na = b\n$$\n\ntext", "text"),
        ("so $$ e = mc^2 $$ holds", f"so {X} holds"),
        ("\\begin{align}\na &= b\n\\end{align}\n\ntext", "text"),
        ("\\( \\alpha_1 \\) and \\\\( x \\\\)", f"{X} and {X}"),
        ("a \\[note\\] stays", "a [note] stays"),
        ("pay $$ or $5 and $$ more", "pay $$ or $5 and $$ more"),
        ("$5k to $2B, US$ 3 or $TICK and $VELO in $beVELO", "$5k to $2B, US$ 3 or $TICK and $VELO in $beVELO"),
        # MyST
        ("see {doc}`The *docs* <x/y>` and {math}`x^2`", f"see The docs and {X}"),
        ("```{note} Title\n:class: x\n\nA note.\n```", "Title\nA note."),
        ("```{code-cell}\nx = 5\n```\n\ntext", "text"),
        ("a\n\n+++\n\nb", "a\nb"),
        # Code is an example
        ("`{{< x >}}` and ``{% y %}`` text", "and text"),
        ("use `{{` to open and `}}` to close", "use to open and to close"),
        ("```\n{% raw %}\n```\n\ntext {{ x }}", f"text {X}"),
        ("~~~~\n:::note\n~~~\n~~~~\ntext", "text"),
    ],
)
def test_tags_are_no_prose_and_bodies_are(source: str, words: str) -> None:
    assert prose(source) == words


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ("{{< notice warning >}}\nOne.\n\nTwo.\n{{< /notice >}}\n\nThree.", [("notice", "One."), ("notice", "Two."), ("", "Three.")]),
        ("{% hint %}\n- a\n{% endhint %}\nb", [("hint", "a"), ("", "b")]),
        (":::warning\nOne.\n:::\nTwo.", [("warning", "One."), ("", "Two.")]),
        (":::note Its title\nOne.\n:::", [("note", "Its title"), ("note", "One.")]),
        (":::tip[Its *title*]{x=y}\nOne.\n:::", [("tip", "Its title"), ("tip", "One.")]),
        ("::: danger\nOne.\n:::", [("danger", "One.")]),
        ("::::a\n:::b\nIn.\n:::\nOut.\n::::\nEnd.", [("b", "In."), ("a", "Out."), ("", "End.")]),
        ("::tip\n---\nprop: 5 %\n---\nOne.\n::\n\nTwo.", [("tip", "One."), ("", "Two.")]),
        (":::note never closed\n\nOne.", [("", "never closed"), ("", "One.")]),
        (
            '!!! note "A title"\n    One\n    goes on.\n\n    Two.\n\nThree.',
            [("note", "A title"), ("note", "One goes on."), ("note", "Two."), ("", "Three.")],
        ),
        ("- item\n\n    !!! tip\n        In.\n\n- next", [("", "item"), ("tip", "In."), ("", "next")]),
        ('=== "Tab A"\n    One.\n=== "Tab B"\n    Two.', [("tab", "Tab A"), ("tab", "One."), ("tab", "Tab B"), ("tab", "Two.")]),
        ("Head\n===\n\ntext", [("", "Head"), ("", "text")]),
        ("> [!CAUTION]\n> One.", [("caution", "One.")]),
        ("$E\nAn example.\n$E\n\nAfter.", [("$E", "An example."), ("", "After.")]),
        ('<div class="alert alert-warning" markdown="1">\nOne **b**.\n</div>\nTwo.', [("alert", "One b."), ("", "Two.")]),
        ("<aside>\n\nOne.\n\n</aside>\n\nTwo.", [("aside", "One."), ("", "Two.")]),
        ("<Aside>\n\nOne.\n\n</Aside>\n\nTwo.", [("Aside", "One."), ("", "Two.")]),
    ],
)
def test_a_block_knows_what_it_stands_in(source: str, made: list[tuple[str, str]]) -> None:
    assert holders(source) == made


def test_a_collapsed_admonition_is_hidden() -> None:
    found = document("??? note\n    Closed.\n\n???+ note\n    Open.\n")
    assert [(b.hidden, found.prose.text[b.start : b.end]) for b in found.blocks] == [(True, "Closed."), (False, "Open.")]


def test_an_admonition_is_no_list_item() -> None:
    assert blocks("- a\n\n!!! note\n    b\n    - c\n") == [("item", "a"), ("paragraph", "b"), ("item", "c")]


def test_a_callout_is_no_footnote() -> None:
    assert blocks("^Talk to [us](/us) first.^\n\nIt is 2^3 and x^2^.") == [
        ("paragraph", "Talk to us first."),
        ("paragraph", "It is 2^3 and x^2^."),
    ]


def test_targets_keep_their_template_tags() -> None:
    source = "[a]({{ site.url }}/b) <a href=\"{{ '/c' | url }}\">d</a> ![e]({% link f.png %})"
    assert [target for _, _, target in links(source)] == ["{{ site.url }}/b", "{{ '/c' | url }}", "{% link f.png %}"]


def test_an_address_with_a_template_tag_is_one_address() -> None:
    assert links("see https://{{ site.host }}/x now") == [("bare", "", "https://{{ site.host }}/x")]
    assert prose("see https://{{ site.host }}/x now") == "see now"


def test_fences_end_with_any_line_end() -> None:
    assert prose("```\r\n{{< x >}}\r\n```\r\ntext {{ y }}\r\n") == f"text {X}"
    assert prose("```\r{{< x >}}\r```\rtext {{ y }}\r") == f"text {X}"


@pytest.mark.parametrize(
    "source", ["{{< details >}}\nBody.\n{{< /details >}}", ":::details More\nBody.\n:::", "<Accordion>\n\nBody.\n\n</Accordion>"]
)
def test_what_a_click_shows_is_hidden(source: str) -> None:
    assert document(source).blocks[-1].hidden


def test_components_have_name_arguments_and_body() -> None:
    source = '{{< notice warning >}}\nNot *advice*.\n{{< /notice >}}\n\n{% include x.md a="b" %}\n\n{{> part}}\n'
    found = document(source)
    assert [(c.name, c.arguments, found.prose.text[c.start : c.end]) for c in found.components] == [
        ("notice", "warning", "Not advice."),
        ("include", 'x.md a="b"', ""),
        ("part", "", ""),
    ]
    assert source[found.components[0].source.start : found.components[0].source.end].endswith("{{< /notice >}}")


def test_template_comments_are_comments() -> None:
    found = document("{% comment %}caveat-ignore x: y{% endcomment %}\n\n{{/* two */}}\n\n{# three #}\n")
    assert [c.text for c in found.comments] == ["caveat-ignore x: y", "two", "three"]


def test_a_tag_over_several_lines_is_one_tag() -> None:
    assert prose('One {{< x\n  a="b"\n\n  c="d" >}} two.') == f"One {X} two."


def test_money_is_no_mathematics_even_in_a_text_full_of_it() -> None:
    formulas = " ".join(f"$\\alpha_{i}$" for i in range(8))
    assert prose(f"{formulas} and $n+1$ but $50 and $100, $5 million to $6 million") == (
        " ".join([X] * 8) + f" and {X} but $50 and $100, $5 million to $6 million"
    )
