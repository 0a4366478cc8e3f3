#include "generator/amalgamate/amalgamate.hpp"

#include "catch.hpp"
#include "temporary_folder.hpp"

#include <string>
#include <vector>

using airudder::generator::amalgamate;

namespace {

class Headers {
public:
    void add(std::string const& name, std::string const& text)
    {
        folder_.write(name, text);
    }

    /// The text made of the header "a.hpp".
    std::string all() const { return amalgamate({folder_.path()}, {"a.hpp"}); }

    std::vector<std::filesystem::path> roots() const
    {
        return {folder_.path()};
    }

private:
    tests::TemporaryFolder folder_{};
};

} // namespace

TEST_CASE("a header is replaced where it is included first", "[amalgamate]")
{
    Headers headers;
    headers.add("a.hpp",
                "#ifndef A\n#define A\n#include <b.hpp>\n  #  include <c.hpp>"
                "\n#include <string>\nint a;\n#endif // A\n");
    headers.add("b.hpp",
                "#ifndef B\n#define B\n#include <c.hpp>\nint b;\n#endif\n");
    headers.add("c.hpp", "int c;\n");
    CHECK(headers.all() == "// <a.hpp>\n#ifndef A\n#define A\n"
                           "// <b.hpp>\n#ifndef B\n#define B\n"
                           "// <c.hpp>\nint c;\n\n"
                           "int b;\n#endif\n\n"
                           "#include <string>\nint a;\n#endif // A\n\n");
}

TEST_CASE("a header within a condition is there again without it",
          "[amalgamate]")
{
    Headers headers;
    headers.add("a.hpp",
                "#ifndef A\n#ifdef X\n#include <b.hpp>\n#endif\n"
                "#include <b.hpp>\n#include <b.hpp>\n#endif\n");
    headers.add("b.hpp", "#ifndef B\n#define B\n#endif\n");
    auto const b = std::string("// <b.hpp>\n#ifndef B\n#define B\n#endif\n\n");
    CHECK(headers.all() == "// <a.hpp>\n#ifndef A\n#ifdef X\n" + b +
                               "#endif\n" + b + "#endif\n\n");
}

TEST_CASE("what is not for separate compilation is unconditional",
          "[amalgamate]")
{
    Headers headers;
    headers.add("a.hpp",
                "#ifndef A\n#ifndef AIRUDDER_SEPARATE_COMPILATION\n"
                "#include <b.hpp>\n#endif\n#include <b.hpp>\n#endif\n");
    headers.add("b.hpp", "int b;\n");
    CHECK(headers.all() == "// <a.hpp>\n#ifndef A\n"
                           "#ifndef AIRUDDER_SEPARATE_COMPILATION\n"
                           "// <b.hpp>\nint b;\n\n#endif\n#endif\n\n");
}

TEST_CASE("a header that was asked for is there", "[amalgamate]")
{
    Headers headers;
    headers.add("a.hpp",
                "#if __has_include(<b.hpp>)\n#include <b.hpp>\n#endif\n"
                "#if __has_include(<none.hpp>)\n#include <none.hpp>\n#endif\n");
    headers.add("b.hpp", "int b;\n");
    CHECK(headers.all() ==
          "// <a.hpp>\n#if 1 // if __has_include(<b.hpp>)\n"
          "// <b.hpp>\nint b;\n\n#endif\n"
          "#if __has_include(<none.hpp>)\n#include <none.hpp>\n#endif\n\n");
}

TEST_CASE("headers that include each other end", "[amalgamate]")
{
    Headers headers;
    headers.add("a.hpp",
                "#ifdef X\n#ifdef Y\n#include <b.hpp>\n#endif\n#endif\n");
    headers.add("b.hpp",
                "#ifdef X\n#ifdef Y\n#include <b.hpp>\n#endif\n#endif\n");
    CHECK(headers.all() == "// <a.hpp>\n#ifdef X\n#ifdef Y\n"
                           "// <b.hpp>\n#ifdef X\n#ifdef Y\n#endif\n#endif\n\n"
                           "#endif\n#endif\n\n");
}

TEST_CASE("a header that does not exist is an error", "[amalgamate]")
{
    Headers const headers;
    CHECK_THROWS_WITH(amalgamate(headers.roots(), {"none.hpp"}),
                      "none.hpp: expected a header");
}
