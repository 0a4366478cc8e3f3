#include "generator/emit/printer.hpp"

#include "catch.hpp"

namespace airudder::generator {

TEST_CASE("lines are indented while an Indent lives")
{
    Printer printer;
    printer.line("a");
    {
        auto const inner = printer.indent();
        printer.line("b", std::string("c"));
        printer.blank();
    }
    printer.line("d");
    CHECK(printer.take() == "a\n    bc\n\nd\n");
    CHECK(printer.take() == "");
}

TEST_CASE("documentation and its indentation fit into 80 columns")
{
    Printer printer;
    auto const inner = printer.indent();
    printer.doc("1234567 " + std::string(65, 'x') + " y\n\nz");
    CHECK(printer.take() == "    /// 1234567\n    /// " + std::string(65, 'x') +
                                " y\n    ///\n    /// z\n");
}

TEST_CASE("a list takes one line if it fits into 100 columns")
{
    Printer printer;
    printer.list("F(", {"a", "b"}, ")");
    std::string const name(46, 'x');
    printer.list("F(", {name, name, "y"}, ")");
    printer.list("F(", {name, name, "yy"}, ")");
    CHECK(printer.take() == "F(a, b)\n"
                            "F(" +
                                name + ", " + name + ", y)\n" + "F(\n    " +
                                name + ",\n    " + name + ",\n    yy)\n");
}

TEST_CASE("a text that is too long for a line continues on the next")
{
    Printer printer;
    printer.text_line(".a = ", std::string(100, 'x'), ",");
    CHECK(printer.take() == ".a = \"" + std::string(92, 'x') + "\"\n     \"" +
                                std::string(8, 'x') + "\",\n");
}

TEST_CASE("notes are aligned")
{
    Printer printer;
    printer.note("page", "A title");
    printer.note("", "Another");
    CHECK(printer.take() == "//   page     A title\n//            Another\n");
}

} // namespace airudder::generator
