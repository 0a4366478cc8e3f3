// Writes the seeds of all targets and the dictionary, from the examples in the
// spec and the names in the generated types.
//
//     fuzz_seeds SPEC FOLDER
#include "edges.hpp"
#include "receiver/support/request_cases.hpp"
#include "seed_files.hpp"
#include "types.hpp"

#include <filesystem>
#include <iostream>
#include <set>
#include <stdexcept>

namespace fs = std::filesystem;
using namespace std::string_literals;

namespace {

using namespace airudder::conformance;
using fuzz::edges;
using fuzz::Seeds;
using fuzz::string_parts;

/// Adds an object for each member of a shape. The object has the member twice,
/// and an unknown member, with values from `edges`.
void add_edges(Seeds& seeds, std::string const& start, Shape const& shape)
{
    std::size_t edge = 0;
    for (auto const& member : shape.members) {
        std::string text = start + "{";
        for (int i = 0; i != 3; ++i)
            text += write_string(i < 2 ? member.name : "\xC3\xA9/~") + ": " +
                    edges[edge++ % edges.size()] + (i < 2 ? ", " : "}");
        seeds.add(text);
    }
}

/// Adds objects for low memory limits: one with long texts, and one whose last
/// text has escapes and does not end.
void add_long_texts(Seeds& seeds, char byte, Shape const& shape)
{
    std::string text;
    int count = 0;
    for (auto const& member : shape.members)
        if (member.shape->type == "string" && count++ < 5)
            text += (text.empty() ? "{" : ",") + write_string(member.name) +
                    ":\"" + std::string(700, 'x') + '"';
    for (char const limits : {'\x08', '\x18', '\x20'})
        if (count != 0) {
            seeds.add(std::string{byte, limits} + text + "}");
            seeds.add(std::string{byte, limits} +
                      text.substr(0, text.find(":\"") + 2) +
                      std::string(1300, 'x') + "\\n" + std::string(1300, 'x') +
                      "\",\"y\":\"");
        }
}

/// Adds an object as deep as allowed, and one a level deeper.
void add_depths(Seeds& seeds,
                std::string const& start,
                std::string const& name,
                std::size_t most)
{
    for (auto const depth : {most, most + 1})
        seeds.add(start + "{" + write_string(name) + ":" +
                  std::string(depth - 1, '[') + std::string(depth - 1, ']') +
                  '}');
}

void add_examples(fs::path const& spec_path, fs::path const& folder)
{
    auto const spec = read_json(fuzz::read_file(spec_path)).value();
    Seeds decode(folder / "decode");
    Seeds value(folder / "value");
    Seeds identify(folder / "identify");
    for (auto const& example : fuzz::examples()) {
        auto const found = at(spec, example.pointer);
        if (found == nullptr)
            throw std::runtime_error("expected an example at " +
                                     example.pointer);
        auto const text = write_json(*found);
        auto const type = std::string(1, fuzz::byte_of(example.type));
        decode.add(type + '0' + text);
        value.add(type + text);
        identify.add(text);
    }
    for (auto const& type : fuzz::types()) {
        auto const byte = std::string(1, fuzz::byte_of(type.name));
        add_edges(decode, byte + '0', type.shape);
        add_edges(value, byte, type.shape);
        add_long_texts(decode, byte[0], type.shape);
    }
    add_depths(decode, "A0", "x", 64);
    add_depths(decode, "A4", "x", 2);
    add_depths(value, "A", "x", 1024);
    for (auto const& webhook : fuzz::webhooks()) {
        auto const& type = *fuzz::types_of(fuzz::byte_of(webhook.type)).front();
        add_edges(identify, "", type.shape);
        add_depths(identify, "", type.shape->members.back().name, 1024);
    }
}

/// Adds seeds for helpers_target.cpp.
void add_helpers(fs::path const& folder)
{
    Seeds seeds(folder / "helpers");
    for (auto const time : {"2023-10-19T03:00:20Z",
                            "2023-09-01 00:00:00+08:00",
                            "2023-10-19 14:13:07",
                            "2024-02-29t23:59:59.999999999-23:59",
                            "2024-02-01",
                            "00:00:14",
                            "99:59:59"})
        seeds.add("0"s + time);
    auto const part = "\1\2\3\0\0\0\0\0"s;
    seeds.add("1\7"s + part + part + part);
    seeds.add("2a,b/c,~,#,##,,x");
    seeds.add("2nul\0inside,\xF0\x9F\x98\x80,\"quoted\\"s);
    seeds.add("3\0\0\0\0\0\0\0\x80\0\0\0\0\0\0\xF0\x3F"s);
    seeds.add("3");
}

/// Adds seeds for receiver_target.cpp: the requests of the tests, alone and
/// after one that is taken.
void add_requests(fs::path const& folder)
{
    auto const first = "POST /hooks HTTP/1.1\r\nHost: h\r\n"
                       "Content-Length: 15\r\n\r\n{\"msg_id\":\"1\"}\n"s;
    Seeds seeds(folder / "receiver");
    for (auto const& one : requests::cases())
        if (one.bytes.size() < 8192) {
            seeds.add('\0' + one.bytes);
            seeds.add('\x1F' + first + one.bytes);
        }
}

/// Adds seeds for verifiers_target.cpp.
void add_verifiers(fs::path const& folder)
{
    Seeds seeds(folder / "verifiers");
    seeds.add("for=192.0.2.1;proto=https;by=10.0.0.1\n1614265330\n"
              "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE= v2,x\n"
              "http://h:80/%68ooks/a?b=/c\n"
              R"({"a":"x","b":{"c":"\u0079"},"/~":"z"})");
    seeds.add("for=\"[2001:db8::1]:80\", for=_hidden;x=\"\n-1\n\n/%zz%\n"
              R"({"a":"","a":[1,{"b":"c"}],"b":{"c":"\ud800"}})");
    seeds.add("v=AAAA, \"1.2.3.4\", unknown\n99999999999999999999\n"
              "v1,\n*\n");
}

/// Records are in the list of all types, too.
void collect(Shape const& shape, std::set<std::string>& words)
{
    for (auto const& value : shape.values)
        words.insert(shape.type == "enum" ? write_string(value) : value);
    for (auto const& item : shape.items)
        if (item->type != "record")
            collect(item, words);
    for (auto const& member : shape.members) {
        words.insert(write_string(member.name) + ":");
        if (member.shape->type != "record")
            collect(member.shape, words);
    }
}

/// Writes the names and values of all types, and the edge cases.
void write_words(fs::path const& path)
{
    std::set<std::string> words(edges.begin(), edges.end());
    words.insert(string_parts.begin(), string_parts.end());
    for (auto const& type : fuzz::types())
        collect(type.shape, words);
    fuzz::write_dictionary(path, words);
}

} // namespace

int main(int count, char** arguments)
{
    if (count != 3)
        return 2;
    try {
        fs::path const folder = arguments[2];
        add_examples(arguments[1], folder);
        add_helpers(folder);
        add_requests(folder);
        add_verifiers(folder);
        write_words(folder / "dictionary");
        return 0;
    } catch (std::exception const& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
