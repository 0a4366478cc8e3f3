// update distils pages and writes spec and headers; init makes a project.
#include "catch.hpp"
#include "run_command.hpp"

namespace airudder::generator {
namespace {

std::string quoted(std::filesystem::path const& path)
{
    return "'" + path.string() + "'";
}

/// A twin whose response is an image, of the path /v1/list.
std::string const twin = "# Parcels\n\n```yaml\nopenapi: 3.0.1\npaths:\n"
                         "  /v1/list:\n    get:\n      summary: Parcels\n"
                         "      responses:\n        '200':\n"
                         "          content: {image/png: {}}\n```\n";

} // namespace

TEST_CASE("update writes facts, spec and headers and counts pages")
{
    Root const root;
    write_fictitious(root);
    auto const pages = quoted(root.path() / "pages");
    auto run = root.run("update " + pages);
    CHECK(run.err == "");
    CHECK(run.code == 0);
    CHECK(run.out == "2 pages: 2 new, 0 changed, 0 skipped, 0 refused; "
                     "0 assumptions\n"
                     "update: 12 files written\n");
    auto const files = root.files();
    run = root.run("update " + pages);
    CHECK(run.code == 0);
    CHECK(run.out == "2 pages: 0 new, 0 changed, 0 skipped, 0 refused; "
                     "0 assumptions\n"
                     "update: 2 pages unchanged; 0 files written, 12 "
                     "unchanged\n");
    // The three commands do the same.
    Root const other;
    write_fictitious(other);
    other.run("distill " + quoted(other.path() / "pages"));
    other.run("spec");
    other.run("generate");
    CHECK(other.files() == files);
    for (auto const& file : files)
        CHECK(other.read(file) == root.read(file));
}

TEST_CASE("an operation whose headers cannot be printed does not hold back "
          "the others")
{
    Root const root;
    root.write("spec/.keep", "");
    std::string members;
    for (int i = 0; i <= 2048; ++i)
        members +=
            "                  m" + std::to_string(i) + ": {type: string}\n";
    auto const response = [](std::string const& path, std::string const& text) {
        return "```yaml\nopenapi: 3.0.1\npaths:\n  /v1/boats/" + path +
               ":\n    get:\n      summary: " + path +
               "\n      responses:\n        '200':\n          content:\n"
               "            application/json:\n              schema:\n"
               "                type: object\n                properties:\n" +
               text + "```\n";
    };
    root.write("pages/a.md", response("many", members));
    root.write("pages/b.md",
               response("few", "                  m: {type: string}\n"));
    auto const run = root.run("update " + quoted(root.path() / "pages"));
    CHECK(run.code == 1);
    CHECK(run.err == "spec/airudder.openapi.json#/components/schemas/"
                     "boats.ManyResult: expected at most 2048 members, found "
                     "2049\n");
    CHECK(root.has("generated/airudder/boats/few.hpp"));
    CHECK_FALSE(root.has("generated/airudder/boats/many.hpp"));
    CHECK(root.has("spec/pages/boats/many.json"));
    CHECK(root.read("spec/airudder.openapi.json").find("boats.many") ==
          std::string::npos);
    CHECK(root.run("generate --check").code == 0);
}

TEST_CASE("update exits with 1 if a page is refused, or skipped at first")
{
    Root const root;
    write_fictitious(root);
    root.write("pages/twin.md", twin);
    root.write("pages/garbage.md", "garbage\n");
    auto const pages = quoted(root.path() / "pages");
    auto run = root.run("update " + pages);
    CHECK(run.code == 1);
    CHECK(run.out.starts_with("4 pages: 2 new, 0 changed, 1 skipped, "
                              "1 refused; 0 assumptions\n"));
    CHECK(run.err.find("garbage.md:1: ") != std::string::npos);
    CHECK(run.err.find("twin.md:11: \"Parcels\" is skipped: its body is "
                       "image/png, not JSON\n") != std::string::npos);
    CHECK(root.has("generated/airudder/parcel.hpp"));
    std::filesystem::remove(root.path() / "pages/garbage.md");
    run = root.run("update " + pages);
    CHECK(run.code == 0);
    CHECK(run.err == "");
    CHECK(run.out.find("is skipped: ") != std::string::npos);
}

TEST_CASE("a page whose body is no longer JSON has no header until it is again")
{
    Root const root;
    root.write("spec/wording/v1.json", R"({"description": "Parcels."})");
    auto const pages = quoted(root.path() / "pages");
    auto json = twin;
    json.replace(json.find("image/png"), 9, "application/json");
    root.write("pages/twin.md", json);
    CHECK(root.run("update " + pages).code == 0);
    auto const files = root.files();
    CHECK(root.has("generated/airudder/v1/list.hpp"));
    root.write("pages/twin.md", twin);
    auto run = root.run("update " + pages);
    CHECK(run.code == 1);
    CHECK(run.out.starts_with("1 page: 0 new, 0 changed, 1 skipped, "
                              "0 refused; 0 assumptions\n"));
    CHECK(run.err.ends_with("twin.md:11: \"Parcels\" is skipped: its body is "
                            "image/png, not JSON; v1.list is left out of spec "
                            "and headers\n"));
    CHECK_FALSE(root.has("generated/airudder/v1/list.hpp"));
    CHECK(root.has("generated/airudder/endpoints.hpp"));
    run = root.run("update " + pages);
    CHECK(run.code == 0);
    CHECK(run.out.find("update: 0 files written, ") != std::string::npos);
    root.write("pages/twin.md", json);
    CHECK(root.run("update " + pages).code == 0);
    CHECK(root.files() == files);
}

TEST_CASE("update of a page that is skipped at once does all it will do")
{
    Root const root;
    root.write("spec/.keep", "");
    root.write("pages/twin.md", twin);
    auto const pages = quoted(root.path() / "pages");
    CHECK(root.run("update " + pages).code == 1);
    CHECK(root.has("generated/airudder/endpoints.hpp"));
    auto const run = root.run("update " + pages);
    CHECK(run.code == 0);
    CHECK(run.out.find("update: 0 files written, ") != std::string::npos);
}

TEST_CASE("update of refused pages alone changes nothing")
{
    Root const root;
    root.write("spec/.keep", "");
    root.write("pages/garbage.md", "garbage\n");
    auto const before = root.files();
    CHECK(root.run("update " + quoted(root.path() / "pages")).code == 1);
    CHECK(root.files() == before);
}

TEST_CASE("update of no file, or outside a project, exits with 2")
{
    Root const root;
    root.write("page.txt", test_file("fictitious/pages/track_parcels.txt"));
    auto const page = quoted(root.path() / "page.txt");
    for (auto const& arguments : {std::string("update"),
                                  "update " + page,
                                  "distill " + page,
                                  std::string("spec"),
                                  std::string("update /nonexistent/page")}) {
        INFO(arguments);
        auto const before = root.files();
        auto const run = root.run(arguments);
        CHECK(run.code == 2);
        CHECK(root.files() == before);
    }
    CHECK(root.run("update " + page).err.find("a folder spec/") !=
          std::string::npos);
}

TEST_CASE("update keeps the pages' descriptions on request alone")
{
    Root const root;
    root.write("spec/README.md", "");
    root.write("pages/boats.md",
               "# Boats\n\n```yaml\nopenapi: 3.0.1\npaths:\n  /boats:\n"
               "    get:\n      summary: Boats\n      description: Prose one.\n"
               "      parameters:\n"
               "        - {name: a, in: query, description: Prose two.}\n"
               "      responses:\n        '200':\n"
               "          description: Prose three.\n          content:\n"
               "            application/json:\n              schema:\n"
               "                type: object\n"
               "                description: Prose four.\n"
               "                properties:\n"
               "                  b: {title: Prose five.}\n```\n");
    auto const count = [&] {
        auto const text = root.read("spec/airudder.openapi.json");
        std::size_t found = 0;
        for (auto at = text.find("Prose "); at != text.npos;
             at = text.find("Prose ", at + 1))
            ++found;
        return found;
    };
    auto const pages = quoted(root.path() / "pages");
    auto run = root.run("update " + pages);
    CHECK(run.err == "");
    CHECK(count() == 0);
    run = root.run("update --keep-prose " + pages);
    CHECK(run.code == 0);
    CHECK(count() == 5);
    run = root.run("update " + pages);
    CHECK(count() == 0);
}

TEST_CASE("init makes an empty project, once")
{
    Root const root;
    auto const folder = root.path() / "mine";
    auto run = run_command("init " + quoted(folder));
    CHECK(run.code == 0);
    CHECK(root.has("mine/spec/wording/info.json"));
    CHECK(root.has("mine/CMakeLists.txt"));
    run = run_command("init " + quoted(folder));
    CHECK(run.code == 2);
    CHECK(run.err.find("expected a folder without spec/wording/info.json") !=
          std::string::npos);
    root.write("page.txt", test_file("fictitious/pages/track_parcels.txt"));
    CHECK(run_command("--root " + quoted(folder) + " distill " +
                      quoted(root.path() / "page.txt"))
              .code == 0);
    CHECK(root.has("mine/spec/catalogue.json"));
}

} // namespace airudder::generator
