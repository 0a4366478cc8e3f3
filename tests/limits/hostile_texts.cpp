#include "hostile_texts.hpp"

#include <utility>

namespace hostile {
namespace {

using Size = std::size_t;

std::string filled(std::string begin, std::string_view part, Size size)
{
    while (begin.size() + part.size() <= size)
        begin += part;
    return begin;
}

/// Appends `part` again and again, with the numbers from 0 in place of its '#'.
std::string numbered(std::string begin, std::string_view part, Size size)
{
    auto const mark = part.find('#');
    for (Size number = 0; begin.size() < size; ++number)
        begin.append(part.substr(0, mark))
            .append(std::to_string(number))
            .append(part.substr(mark + 1));
    return begin;
}

/// Appends members with different names of four letters.
std::string named(std::string begin, Size size)
{
    for (unsigned number = 0; begin.size() < size; ++number) {
        begin += '"';
        for (auto [left, letters] = std::pair(number, 4); letters != 0;
             --letters, left /= 26)
            begin += static_cast<char>('a' + left % 26);
        begin += "\":0,";
    }
    return begin;
}

std::string in_outer(std::string const& members)
{
    return "{\"outer\":{" + members + "}}";
}

std::string in_list(std::string const& elements)
{
    return "{\"list\":[" + elements + "]}";
}

/// Nested objects with long names. The innermost has numbers that no double
/// holds.
std::string deep_issues(Size size)
{
    std::string out = "\"open\":{";
    auto const name = std::string(size / 120, 'n');
    for (int level = 0; level < 58; ++level)
        out += "\"" + name + "\":{";
    out = filled(out + "\"\":[", "1e400,", size) + "0]";
    return in_outer(out + std::string(59, '}'));
}

std::vector<Text> make_texts()
{
    return {
        {"[ in [",
         false,
         [](Size n) {
             return filled("{\"a\":", "[", n);
         }},
        {"{\"a\": in {\"a\":",
         false,
         [](Size n) {
             return filled("", "{\"a\":", n);
         }},
        {"[ in [, open",
         false,
         [](Size n) {
             return filled("{\"outer\":{\"open\":{\"a\":", "[", n);
         }},
        {"white space",
         false,
         [](Size n) {
             return filled("{", " ", n) + "}";
         }},
        {"unknown members",
         false,
         [](Size n) {
             return numbered("{", "\"#\":0,", n) + "\"x\":0}";
         }},
        {"unknown members, one in each record",
         true,
         [](Size n) {
             return in_list(filled("", "{\"x\":0},", n) + "{}");
         }},
        {"unknown member of one name",
         false,
         [](Size n) {
             return filled("{", "\"a\":0,", n) + "\"a\":0}";
         }},
        {"unknown member, its text",
         false,
         [](Size n) {
             return filled("{\"a\":[", "0,", n) + "0]}";
         }},
        {"member of one name, misfits",
         false,
         [](Size n) {
             return in_outer(filled("", "\"text\":0,", n) + "\"text\":0");
         }},
        {"member of one name, with unknown ones",
         false,
         [](Size n) {
             auto const part = "\"inner\":{\"x\":0},";
             return in_outer(filled("", part, n) + "\"inner\":0");
         }},
        {"two members in turn, kept and dropped",
         false,
         [](Size n) {
             auto const part = "\"text\":0,\"count\":\"\",\"text\":\"\",";
             return in_outer(numbered("", "\"#\":0,", n / 2) +
                             filled("", part, n / 2) + "\"flag\":0");
         }},
        {"members of a wide record, kept and dropped",
         false,
         [](Size n) {
             auto const members = "\"w2\":\"\",\"w3\":\"\",\"w4\":\"\",";
             auto const part = "\"w2\":1,\"w3\":1,\"w4\":1,";
             auto const unknown = numbered(members, "\"#\":0,", n / 2);
             return "{\"wide\":{" +
                    filled(unknown, std::string(part) + members, n) +
                    "\"w0\":0}}";
         }},
        {"members of a wide record, each time once more",
         false,
         [](Size n) {
             return "{\"wide\":{" + filled("", "\"w2\":1,", n) + "\"w0\":0}}";
         }},
        {"misfits in a list of integers",
         false,
         [](Size n) {
             return in_outer(filled("\"counts\":[", "null,", n) + "0]");
         }},
        {"misfits in a list of texts",
         false,
         [](Size n) {
             return in_outer(filled("\"texts\":[", "0,", n) + "0]");
         }},
        {"misfits in a list of records",
         true,
         [](Size n) {
             return in_list(filled("", "0,", n) + "0");
         }},
        {"unknown texts in a list",
         false,
         [](Size n) {
             return in_outer(filled("\"levels\":[", "\"x\",", n) + "\"x\"]");
         }},
        {"empty objects in a list of small records",
         true,
         [](Size n) {
             return in_outer(filled("\"inners\":[", "{},", n) + "{}]");
         }},
        {"empty objects in a list of large records",
         true,
         [](Size n) {
             return in_list(filled("", "{},", n) + "{}");
         }},
        {"integers in a list, the last one misfits",
         false,
         [](Size n) {
             return in_outer(filled("\"counts\":[", "1,", n) + "null]");
         }},
        {"texts in a list, the last one misfits",
         false,
         [](Size n) {
             return in_outer(filled("\"texts\":[", "\"\",", n) + "null]");
         }},
        {"\\u0000 in a text",
         false,
         [](Size n) {
             return in_outer(filled("\"text\":\"", "\\u0000", n) + "\"");
         }},
        {"\\u0000 in a name",
         false,
         [](Size n) {
             return filled("{\"", "\\u0000", n) + "\":0}";
         }},
        {"/ in a name",
         false,
         [](Size n) {
             return filled("{\"", "/", n) + "\":0}";
         }},
        {"text that is not a documented value",
         false,
         [](Size n) {
             return in_outer(filled("\"level\":\"", "x", n) + "\"");
         }},
        {"issues below long names", false, deep_issues},
        {"digits of an integer",
         false,
         [](Size n) {
             return in_outer(filled("\"count\":", "9", n));
         }},
        {"digits of a decimal",
         false,
         [](Size n) {
             return in_outer(filled("\"amount\":0.", "9", n));
         }},
        {"digits of an exponent",
         false,
         [](Size n) {
             return in_outer(filled("\"amount\":1e", "9", n));
         }},
        {"digits of an open number",
         false,
         [](Size n) {
             return in_outer(filled("\"open\":{\"a\":", "9", n) + "}");
         }},
        {"open members",
         false,
         [](Size n) {
             return in_outer(numbered("\"open\":{", "\"#\":0,", n) +
                             "\"x\":0}");
         }},
        {"open members, the first much longer",
         false,
         [](Size n) {
             auto const first = "\"\":\"" + std::string(900, 'x') + "\",";
             return in_outer(named("\"open\":{" + first, n) + "\"x\":0}");
         }},
        {"open member of one name",
         false,
         [](Size n) {
             return in_outer(filled("\"open\":{", "\"a\":0,", n) + "\"a\":0}");
         }},
        {"open member of one name, its issues",
         false,
         [](Size n) {
             return in_outer(filled("\"open\":{", "\"a\":1e400,", n) +
                             "\"a\":0}");
         }},
        {"open members, kept and one repeated",
         false,
         [](Size n) {
             return in_outer(numbered("\"open\":{", "\"#\":1.0,", n) +
                             "\"0\":0}");
         }},
        {"open objects",
         false,
         [](Size n) {
             return in_outer(filled("\"open\":{\"a\":[", "{},", n) + "{}]}");
         }},
        {"open objects of one member",
         false,
         [](Size n) {
             return in_outer(filled("\"open\":{\"a\":[", "{\"\":0},", n) +
                             "{}]}");
         }},
        {"open objects in a list",
         false,
         [](Size n) {
             return in_outer(filled("\"opens\":[", "{},", n) + "{}]");
         }},
        {"open arrays",
         false,
         [](Size n) {
             return in_outer(filled("\"open\":{\"a\":[", "[],", n) + "[]]}");
         }},
        {"open integers",
         false,
         [](Size n) {
             return in_outer(filled("\"open\":{\"a\":[", "0,", n) + "0]}");
         }},
        {"open numbers that no double holds",
         false,
         [](Size n) {
             return in_outer(filled("\"open\":{\"a\":[", "1e400,", n) + "0]}");
         }},
        {"open empty texts",
         false,
         [](Size n) {
             return in_outer(filled("\"open\":{\"a\":[", "\"\",", n) +
                             "\"\"]}");
         }},
    };
}

} // namespace

std::vector<Text> const& texts()
{
    static auto const all = make_texts();
    return all;
}

} // namespace hostile
