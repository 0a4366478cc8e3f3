#include "generator/page/vocabulary.hpp"

#include "catch.hpp"
#include "generator/page/row_type.hpp"

using namespace airudder::generator;

TEST_CASE("words mean the same in both languages and with either colon")
{
    CHECK(word_of("默认值:") == Word::default_value);
    CHECK(word_of("默认值：") == Word::default_value);
    CHECK(word_of("Default") == Word::default_value);
    CHECK(word_of("Query Params") == Word::query_table);
    CHECK(word_of("Query参数") == Word::query_table);
    CHECK(word_of("Header 参数生成代码") == Word::header_table);
    CHECK(word_of("请求示例请求示例") == Word::code_samples);
    CHECK(word_of("requiredrequired") == Word::none);
    CHECK(word_of("a default") == Word::none);
}

TEST_CASE("a body heading may have its media type glued to it")
{
    CHECK(body_heading("Body 参数application/json")->media_type ==
          "application/json");
    CHECK(body_heading("Body Params multipart/form-data")->media_type ==
          "multipart/form-data");
    auto const required = body_heading("Body 参数application/json必填生成代码");
    REQUIRE(required);
    CHECK(required->presence == Word::required);
    CHECK(body_heading("Body Params")->media_type.empty());
    CHECK_FALSE(body_heading("Body Params of the request"));
    CHECK_FALSE(body_heading("Body"));
}

TEST_CASE("an edit time follows its words")
{
    CHECK(edited_at("修改于 2031-02-03 04:05:06") == "2031-02-03 04:05:06");
    CHECK(edited_at("Modified at 2031-02-03") == "2031-02-03");
    CHECK(edited_at("Last modified:10 days ago") == "10 days ago");
    CHECK_FALSE(edited_at("modified 2031"));
}

TEST_CASE("a tab has a status and a label, which may be glued together")
{
    CHECK(tab_of("🟢200成功")->label == "成功");
    CHECK(tab_of("🟠 400 Bad order")->status == "400");
    CHECK(tab_of("🔴5XXBroken")->status == "5XX");
    CHECK_FALSE(tab_of("🟢2000"));
    CHECK_FALSE(tab_of("成功"));
}

TEST_CASE("methods come off the end of a navigation entry")
{
    std::string title = "查询面包GET";
    CHECK(take_method(title) == "GET");
    CHECK(title == "查询面包");
    title = "How to POST";
    CHECK_FALSE(take_method(title));
    title = "GET";
    CHECK_FALSE(take_method(title));
}

TEST_CASE("languages of code samples may be glued together")
{
    CHECK(is_code_language("Objective-C"));
    CHECK(is_code_language("ShellJavaScriptcURLcURL-Windows"));
    CHECK_FALSE(is_code_language("Shells"));
}

TEST_CASE("a line states a type if it states nothing else")
{
    for (std::string_view const words : {"string",
                                         "integer <int64>",
                                         "enum<string>",
                                         "array[string]",
                                         "array [object {9}]",
                                         "object {29}",
                                         "object (Order) {3}",
                                         "string | null",
                                         "array [array [integer]]",
                                         "string or null"}) {
        INFO(words);
        REQUIRE(row_type(words));
        CHECK(row_type(words)->words == words);
    }
    CHECK(row_type("array [object {9}]")->children == 9u);
    CHECK(row_type("object {0}")->children == 0u);
    CHECK_FALSE(row_type("string")->children);
    CHECK(row_type("string required")->presence == Presence::required);
    for (std::string_view const words : {"strings",
                                         "string of digits",
                                         "array [",
                                         "object {x}",
                                         "string (9)",
                                         "",
                                         "String",
                                         "array [object {9}] and more",
                                         "object {"}) {
        INFO(words);
        CHECK_FALSE(row_type(words));
    }
}
