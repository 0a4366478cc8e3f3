#ifndef AIRUDDER_TESTS_CONFORMANCE_REPORT_SAMPLE_REPORT_HPP
#define AIRUDDER_TESTS_CONFORMANCE_REPORT_SAMPLE_REPORT_HPP

#include "report/report.hpp"

#include <string>

namespace airudder::conformance {

/// Text of a page that means harm.
inline std::string const hostile_text =
    "</pre><script>alert(1)</script>]]>&amp;'\"\x1b[2J\xe2\x80\xae\xff"
    "<img src=https://example.com/x.png onerror=alert(1)> | `x` [y](z)";

/// One of everything: examples that come back in every way, failed checks,
/// decisions, assumptions, deviations, drift, and folders of the site.
inline Report sample_report()
{
    auto const json = [](char const* text) {
        return read_json(text);
    };
    Report report;
    report.checks = {
        {.kind = "examples",
         .subject = "boat.get 200",
         .note = "12 bytes",
         .operation = "boat.get",
         .seconds = 0.25,
         .round_trip =
             RoundTrip{R"({"a":[1,{}],"b":"x"})", R"({"a":[1,{}],"b":"x"})"}},
        {.kind = "examples",
         .subject = "boat.get 200 page_2",
         .note = "12 bytes, members reordered",
         .operation = "boat.get",
         .seconds = 0.5,
         .round_trip = RoundTrip{R"({"b":"x","a":1})", R"({"a":1,"b":"x"})"}},
        {.kind = "examples",
         .subject = "boat.sunk request",
         .note = "40 bytes",
         .failures = {"written differently, byte 12: wanted <1.50>, got 1.5"},
         .operation = "boat.sunk",
         .seconds = 1,
         .round_trip = RoundTrip{R"({"depth":1.50,"name":"Ada","crew":null})",
                                 R"({"depth":1.5,"name":"Ada"})"}},
        {.kind = "rows",
         .subject = "boat.sunk",
         .failures = {hostile_text,
                      "2",
                      "3",
                      "4",
                      "5",
                      "6",
                      "7",
                      "8",
                      "9",
                      "10",
                      "11",
                      "12"},
         .operation = "boat.sunk"},
        {.kind = "operations", .subject = "the lists", .note = "2 operations"},
    };
    report.operations = {
        {.name = "boat.get",
         .method = "GET",
         .path = "/boats/{id}",
         .summary = "Returns a boat.",
         .pages = {{.file = "spec/pages/boat/get.json",
                    .title = "获取船",
                    .english_title = "Get a boat",
                    .section = "Boats",
                    .edited = "2024-05-28 11:40:59",
                    .address = "https://boats.example/boats/{id}",
                    .captured = true},
                   {.file = "spec/pages/boat/get.en.json",
                    .title = "Get a boat",
                    .edited = "2023-01-31",
                    .captured = true}},
         .rows =
             {{"a", "array, required", "/200/a", "array of integer, required"},
              {"b", "string, required", "/200/b", "string, optional", true},
              {"B", "string", "", "no member", true}},
         .decisions = {{"presence",
                        "/200/b",
                        json("\"required\""),
                        json("\"optional\""),
                        "the example lacks it"},
                       {"idempotent", "", {}, {}, "a GET that reads"}}},
        {.name = "boat.sunk",
         .webhook = true,
         .method = "POST",
         .summary = hostile_text,
         .pages = {{.file = "spec/pages/boat/sunk.json",
                    .title = hostile_text,
                    .status = "deprecated"}}},
    };
    report.deviations = {{"boat.get",
                          "#/components/schemas/boat.Boat/properties/b",
                          json("\"required\""),
                          json("\"optional\""),
                          "the example lacks it"}};
    report.assumptions = {
        {"boat.sunk", "/body/depth", json("\"number\""), hostile_text}};
    report.coverage = {3,
                       2,
                       2,
                       {{"Boats & ships", "Get", "boat.get"},
                        {"Boats & ships", "Sunk", "boat.sunk"},
                        {hostile_text, hostile_text, ""}}};
    report.run = {.title = "Boats",
                  .date = "2026-01-31 12:00 UTC",
                  .commit = "0123456789ab-dirty",
                  .compiler = "g++ 12.2.0, Boost 1.81",
                  .version = "0.1.0"};
    report.currency = {true, {"spec/airudder.openapi.json:7: is stale"}};
    report.drift = {
        .since = "v0.1.0",
        .version = "0.2.0",
        .changes = {{"source break",
                     "member-removed",
                     "airudder::boat::Boat::mast",
                     "std::string",
                     "",
                     {"boat.get"}},
                    {"compatible", "page-changed", "", "", "", {"boat.sunk"}}}};
    return report;
}

} // namespace airudder::conformance

#endif // AIRUDDER_TESTS_CONFORMANCE_REPORT_SAMPLE_REPORT_HPP
