#include "generator/model/names.hpp"

#include "catch.hpp"
#include "generator/diagnostics.hpp"
#include "generator/model/note_names.hpp"

#include <chrono>

namespace airudder::generator {
namespace {

Type type_named(std::string group, std::string name)
{
    return {.kind = Type::Kind::named,
            .group = std::move(group),
            .name = std::move(name)};
}

Field field(std::string wire, Type type = {.kind = Type::Kind::string})
{
    return {.pointer = "/" + wire, .wire = wire, .type = std::move(type)};
}

/// A model with one record, T, in the group task.
Model model_of(std::vector<Field> fields)
{
    Header header{.group = "task", .operation = "add"};
    header.declarations.emplace_back(
        Record{.pointer = "/T", .name = "T", .fields = std::move(fields)});
    Model model{.spec_file = "s"};
    model.headers.push_back(std::move(header));
    return model;
}

std::string named(Model& model)
{
    Diagnostics diagnostics;
    assign_names(model, diagnostics);
    return diagnostics.text();
}

std::vector<std::string> names_of(Model const& model)
{
    std::vector<std::string> names;
    for (auto const& each :
         std::get<Record>(model.headers[0].declarations[0]).fields)
        names.push_back(each.name);
    return names;
}

using Strings = std::vector<std::string>;

} // namespace

TEST_CASE("a member has its JSON name")
{
    auto model = model_of({field("TaskID"), field("_x"), field("x_")});
    CHECK(named(model) == "");
    CHECK(names_of(model) == Strings{"TaskID", "_x", "x_"});
}

TEST_CASE("a member may not have the name of a type its struct uses")
{
    auto model = model_of({field("T"),
                           field("Status", type_named("task", "Status")),
                           field("Line", type_named("flow", "Line")),
                           field("Item"),
                           field("list",
                                 {.kind = Type::Kind::list,
                                  .element = {type_named("task", "Item")}})});
    CHECK(named(model) == "");
    CHECK(names_of(model) == Strings{"T_", "Status_", "Line", "Item_", "list"});
}

TEST_CASE("members whose JSON names give the same C++ name are numbered")
{
    auto model =
        model_of({field("a-b"), field("a b"), field("a_b_"), field("a+b")});
    CHECK(named(model) == "");
    CHECK(names_of(model) == Strings{"a_b_2", "a_b_3", "a_b_", "a_b_4"});
}

TEST_CASE("a member whose JSON name has no letter or digit gets a name")
{
    auto model = model_of({field(""), field("长度"), field("x"), field("***")});
    CHECK(named(model) == "");
    CHECK(names_of(model) == Strings{"empty_", "member_2", "x", "member_4"});
}

TEST_CASE("many names that give the same one are numbered in time")
{
    // Punctuation for the binary digits of a number.
    std::vector<Field> fields;
    for (unsigned i = 0; i < 20'000; ++i) {
        std::string wire = "a";
        for (unsigned bit = 0; bit < 15; ++bit)
            wire += (i >> bit & 1u) != 0 ? '!' : '?';
        fields.push_back(field(wire));
    }
    auto model = model_of(std::move(fields));
    auto const start = std::chrono::steady_clock::now();
    named(model);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));
    auto const names = names_of(model);
    CHECK(names[0] == "a_");
    CHECK(names[1] == "a_2");
    CHECK(names.back() == "a_20000");
}

TEST_CASE("a ruled name is used as it is or reported")
{
    auto good = model_of({field("姓名")});
    std::get<Record>(good.headers[0].declarations[0]).fields[0].ruled_name =
        "full_name";
    CHECK(named(good) == "");
    CHECK(names_of(good) == Strings{"full_name"});
    auto bad = model_of({field("a")});
    std::get<Record>(bad.headers[0].declarations[0]).fields[0].ruled_name =
        "class";
    CHECK(named(bad) == "s#/a: expected an identifier that may be used, found "
                        "\"class\"\n");
}

TEST_CASE("a ruled name that is too long is reported")
{
    auto model = model_of({field("a")});
    auto& ruled =
        std::get<Record>(model.headers[0].declarations[0]).fields[0].ruled_name;
    ruled = std::string(255, 'b');
    CHECK(named(model) == "");
    ruled = std::string(256, 'b');
    CHECK(named(model) ==
          "s#/a: expected an identifier of at most 255 characters, found \"" +
              std::string(60, 'b') + "…\"\n");
}

TEST_CASE("a member whose JSON name is too long gets a shorter one")
{
    std::string const fits(255, 'a');
    std::string const same(100'000, 'a');
    auto model = model_of({field(fits), field(fits + "b"), field(same)});
    CHECK(named(model) == "");
    auto const cut = std::string(240, 'a') + '_';
    CHECK(names_of(model) == Strings{fits, cut, cut + "2"});
}

TEST_CASE("a ruled name that another member would have is noted")
{
    auto model =
        model_of({field("x"), field("y"), field("default"), field("z")});
    auto& fields = std::get<Record>(model.headers[0].declarations[0]).fields;
    fields[0].ruled_name = "y";
    fields[3].ruled_name = "default_";
    CHECK(named(model) == "");
    CHECK(names_of(model) == Strings{"y", "y_", "default_2", "default_"});
    Diagnostics notes;
    note_names(model, notes);
    CHECK(notes.text() ==
          "s#/x: expected another C++ name than y, which the member \"y\" "
          "would have; that one is called y_\n"
          "s#/z: expected another C++ name than default_, which the member "
          "\"default\" would have; that one is called default_2\n");
}

TEST_CASE("a ruled name that another value would have is noted")
{
    Enumeration kinds{.pointer = "/E", .name = "E"};
    kinds.enumerators = {{.wire = "a", .ruled_name = "b"}, {.wire = "b"}};
    Header header{.group = "task", .operation = "add"};
    header.declarations.emplace_back(kinds);
    Model model{.spec_file = "s"};
    model.headers.push_back(std::move(header));
    CHECK(named(model) == "");
    Diagnostics notes;
    note_names(model, notes);
    CHECK(notes.text() == "s#/E/enum/0: expected another C++ name than b, "
                          "which the value \"b\" would have; that one is "
                          "called b_\n");
}

TEST_CASE("a struct of 2048 members can be described, one of 2049 cannot")
{
    std::vector<Field> fields;
    for (int i = 0; i < 2048; ++i)
        fields.push_back(field("m" + std::to_string(i)));
    auto fits = model_of(fields);
    CHECK(named(fits) == "");
    fields.push_back(field("m2048"));
    auto too_many = model_of(fields);
    CHECK(named(too_many) ==
          "s#/T: expected at most 2048 members, found 2049\n");
}

TEST_CASE("an enumeration of 2048 values can be described, one of 2049 cannot")
{
    auto const enumeration = [](int size) {
        Enumeration all{.pointer = "/E", .name = "E"};
        for (int i = 0; i < size; ++i)
            all.enumerators.push_back({.wire = "v" + std::to_string(i)});
        Header header{.group = "task", .operation = "add"};
        header.declarations.emplace_back(std::move(all));
        Model model{.spec_file = "s"};
        model.headers.push_back(std::move(header));
        return model;
    };
    auto fits = enumeration(2048);
    CHECK(named(fits) == "");
    auto too_many = enumeration(2049);
    CHECK(named(too_many) ==
          "s#/E: expected at most 2048 values, found 2049\n");
}

TEST_CASE("descriptors with a reserved name end in an underscore")
{
    Model model{.spec_file = "s"};
    for (auto const* const name :
         {"delete", "parse", "unix", "add", "add_headers", "a__b", "list"})
        model.headers.push_back({.group = "task", .operation = name});
    CHECK(named(model) == "");
    Strings variables;
    for (auto const& header : model.headers)
        variables.push_back(header.variable);
    CHECK(variables == Strings{"delete_",
                               "parse_",
                               "unix_",
                               "add",
                               "add_headers",
                               "a_b_",
                               "list"});
    CHECK(model.headers[0].headers_variable == "delete_headers");
    CHECK(model.headers[3].headers_variable == "add_headers_2");
}

TEST_CASE("no two headers have the same include guard")
{
    Model model{.spec_file = "s"};
    model.groups = {{.name = "task"}, {.name = "task_list"}};
    model.headers = {{.group = "task", .operation = "list"},
                     {.group = "task", .operation = "list_x"},
                     {.group = "task_list", .operation = "x"}};
    CHECK(named(model) == "");
    CHECK(model.groups[1].guard == "AIRUDDER_TASK_LIST_HPP");
    CHECK(model.headers[0].guard == "AIRUDDER_TASK_LIST_HPP_2");
    CHECK(model.headers[1].guard == "AIRUDDER_TASK_LIST_X_HPP");
    CHECK(model.headers[2].guard == "AIRUDDER_TASK_LIST_X_HPP_2");
}

TEST_CASE("no header has the include guard of one of the runtime")
{
    Model model{.spec_file = "s"};
    model.groups = {{.name = "client_client"}};
    model.headers = {{.group = "client_client", .operation = "options"},
                     {.group = "client_client", .operation = "other"}};
    CHECK(named(model) == "");
    CHECK(model.headers[0].guard == "AIRUDDER_CLIENT_CLIENT_OPTIONS_HPP_2");
    CHECK(model.headers[1].guard == "AIRUDDER_CLIENT_CLIENT_OTHER_HPP");
}

} // namespace airudder::generator
