#include "payloads/issues.hpp"

#include "catch.hpp"

using airudder::conformance::IssueTable;

TEST_CASE("a row counts issues and files, and names the first file")
{
    IssueTable table;
    for (auto const* file : {"1", "1", "2", "3", "3"})
        table.add({"g.a", "/x", "missing", "m", file});
    auto const rows = table.take_rows();
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].count == 5);
    CHECK(rows[0].files == 3);
    CHECK(rows[0].first_file == "1");
    CHECK(rows[0].messages == std::vector<std::string>{"m"});
    CHECK_FALSE(rows[0].more_messages);
    CHECK(table.take_rows().empty());
}

TEST_CASE("rows are sorted by operation, then as they were found")
{
    IssueTable table;
    table.add({"g.b", "/z", "missing", "", "1"});
    table.add({"g.a", "/y", "missing", "", "2"});
    table.add({"g.b", "/x", "missing", "", "3"});
    table.add({"g.a", "/y", "duplicate", "", "4"});
    std::string order;
    for (auto const& row : table.take_rows())
        order += row.operation + row.pointer + " " + row.kind + "\n";
    CHECK(order == "g.a/y missing\n"
                   "g.a/y duplicate\n"
                   "g.b/z missing\n"
                   "g.b/x missing\n");
}

TEST_CASE("a row keeps ten different messages")
{
    IssueTable table;
    for (auto const* message :
         {"a", "b", "a", "c", "d", "e", "f", "g", "", "h", "i", "j", "a"})
        table.add({"g.a", "/x", "missing", message, "1"});
    IssueTable fuller;
    for (char c = 'a'; c <= 'k'; ++c)
        fuller.add({"g.a", "/x", "missing", std::string(1, c), "1"});
    auto const rows = table.take_rows();
    CHECK(rows.at(0).messages.size() == 10);
    CHECK_FALSE(rows.at(0).more_messages);
    auto const more = fuller.take_rows();
    CHECK(more.at(0).messages == rows.at(0).messages);
    CHECK(more.at(0).more_messages);
}
