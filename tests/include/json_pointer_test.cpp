// The second opinion on pointers is to be right itself.
#include "catch.hpp"
#include "json_dom.hpp"

#include <string>
#include <string_view>

namespace {

/// The number that a pointer leads to, or "none".
std::string found(std::string_view pointer)
{
    auto const root = json_dom::read(
        R"({"list":[10,11,12],"a/b~c":1,"~1":2,"":{"":3},"0":4,"text":"x"})");
    auto const value = json_dom::resolve(root, pointer);
    return value == nullptr ? "none" : value->text;
}

} // namespace

TEST_CASE("a pointer leads to members and elements")
{
    auto const root = json_dom::read("[]");
    CHECK(json_dom::resolve(root, "") == &root);
    CHECK(found("/list/0") == "10");
    CHECK(found("/list/2") == "12");
    CHECK(found("/a~1b~0c") == "1");
    CHECK(found("/~01") == "2");
    CHECK(found("//") == "3");
    CHECK(found("/0") == "4");
}

TEST_CASE("a pointer that is none of RFC 6901 leads nowhere")
{
    for (auto const pointer :
         {"list",      "/list/3",   "/list/",
          "/list/-",   "/list/-0",  "/list/+1",
          "/list/ 1",  "/list/1 ",  "/list/x",
          "/list/1x",  "/list/01",  "/list/00",
          "/list/0/0", "/list/~0",  "/list/18446744073709551616",
          "/none",     "/text/0",   "/text/",
          "/a/b~0c",   "/a~1b~c",   "/a~1b~2c",
          "/a~2b~0c",  "/a~1b~0c~", "/~",
          "/~~1"}) {
        CAPTURE(pointer);
        CHECK(found(pointer) == "none");
    }
}
