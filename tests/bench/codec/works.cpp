#include "works.hpp"

#include "pretty.hpp"
#include "vary.hpp"

#include <airudder/examples.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace bench {
namespace json = boost::json;

namespace {

/// Spaces per level, as on the pages.
constexpr std::size_t webhook_indent = 4;
constexpr std::size_t items_indent = 2;

json::value read_spec()
{
    std::ifstream file(AIRUDDER_BENCH_SPEC, std::ios::binary);
    std::string const text(std::istreambuf_iterator<char>(file), {});
    json::parse_options options;
    options.max_depth = 64;
    return json::parse(text, {}, options);
}

template <class Example>
json::value documented(Example const& example)
{
    auto const spec = read_spec();
    return spec.at_pointer({example.pointer.data(), example.pointer.size()});
}

std::string text_of(json::value const& value, std::size_t indent)
{
    return indent == 0 ? json::serialize(value) : pretty(value, indent);
}

using Change = void (*)(json::object&);

void add_unknown(json::object& item) { item["billing_code"] = "B-17"; }

void misfit(json::object& item)
{
    item["CallTimes"] = std::to_string(item["CallTimes"].as_int64());
}

/// The documented answer with its one item varied `count` times.
std::string
items(std::size_t count, std::size_t indent, Change change = nullptr)
{
    auto answer = documented(airudder::documented::get_task_detail_200);
    auto& list = answer.as_object()["data"].as_object()["detail"].as_array();
    auto const item = list[0].as_object();
    // The number marks the items' place. No documented example contains it.
    list = {-73501};
    auto text = text_of(answer, indent);
    std::string const mark = "-73501";
    std::string body;
    Variation variation;
    for (std::size_t index = 0; index != count; ++index) {
        auto one = variation.of(item);
        if (change != nullptr)
            change(one);
        if (index != 0)
            body += indent == 0 ? "," : ",\n" + std::string(3 * indent, ' ');
        body += indent == 0 ? json::serialize(one) : pretty(one, indent, 3);
    }
    return text.replace(text.find(mark), mark.size(), body);
}

Work same(std::string const& text) { return {text, text}; }

template <class Example>
Work webhook(Example const& example, bool minified)
{
    auto const value = documented(example);
    auto const compact = json::serialize(value);
    return {minified ? compact : pretty(value, webhook_indent), compact};
}

} // namespace

Work work(std::string_view name)
{
    bool const minified = !name.ends_with("_pretty");
    if (name.starts_with("node_push_"))
        return webhook(airudder::documented::api_node_pushed_request, minified);
    if (name.starts_with("waba_"))
        return webhook(airudder::documented::waba_status_changed_request,
                       minified);
    if (name == "items_pretty")
        return {items(1000, items_indent), items(1000, 0)};
    if (name == "items_minified")
        return same(items(1000, 0));
    if (name == "items_unknown")
        return same(items(1000, 0, add_unknown));
    if (name == "items_misfit")
        return same(items(1000, 0, misfit));
    if (name == "items_100000")
        return same(items(100'000, 0));
    throw std::invalid_argument("expected the name of a work");
}

std::string_view variant_of(std::string_view name)
{
    for (std::string_view const variant : {"_escapes", "_half", "_unknown"})
        if (name.ends_with(variant))
            return variant;
    return {};
}

std::string record_text(std::string_view name)
{
    name.remove_suffix(variant_of(name).size());
    return work(std::string(name) + "_minified").text;
}

} // namespace bench
