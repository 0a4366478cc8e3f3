#include "report/html.hpp"

#include "catch.hpp"

using namespace airudder::conformance;

TEST_CASE("text and attributes cannot become tags")
{
    CHECK(html::text("<b>&amp;\"'</b>").str() ==
          "&lt;b&gt;&amp;amp;&quot;&#39;&lt;/b&gt;");
    CHECK(html::element("a", {{"href", "\" onload='x"}}, "y").str() ==
          "<a href=\"&quot; onload=&#39;x\">y</a>");
}

TEST_CASE("text cannot break or reorder a line, and is UTF-8")
{
    CHECK(html::text("a\n\x1b[2J\xe2\x80\xae\xff\xe4\xbd\xa0").str() ==
          "a\\x0a\\x1b[2J\\u202e\\xff\xe4\xbd\xa0");
}

TEST_CASE("text of a page has its language if its characters tell")
{
    CHECK(html::page_text("Get <a>").str() == "Get &lt;a&gt;");
    CHECK(html::page_text("获取 a&b").str() ==
          "<span lang=\"zh\">获取 a&amp;b</span>");
    CHECK(html::page_text("船を見る").str() ==
          "<span lang=\"ja\">船を見る</span>");
    CHECK(html::page_text("배").str() == "<span lang=\"ko\">배</span>");
    CHECK(html::page_text("\xff\xe8").str() == "\\xff\\xe8");
}

TEST_CASE("code may break between the parts of a name or path")
{
    CHECK(html::code("/200/a_b").str() ==
          "<code>/<wbr>200/<wbr>a_<wbr>b</code>");
    CHECK(html::code("<i>.").str() == "<code>&lt;i&gt;.</code>");
    CHECK(html::code("").str() == "<code></code>");
}

TEST_CASE("an id has no characters that ids or links cannot have")
{
    CHECK(html::id_of("workflow.api_node_pushed") ==
          "workflow.api_node_pushed");
    CHECK(html::id_of("a b\"-\xff") == "a-20b-22-2d-ff");
}

TEST_CASE("a table names its columns, its rows and, on a phone, its cells")
{
    CHECK(html::table("T", {"A", "B & C"}, {{"1", "2"}}).str() ==
          "<table><caption>T</caption><thead><tr><th scope=\"col\">A</th>"
          "<th scope=\"col\">B &amp; C</th></tr></thead>\n"
          "<tbody><tr><th scope=\"row\">1</th>"
          "<td data-label=\"B &amp; C\">2</td></tr>\n"
          "</tbody></table>\n");
}
