#include "emit_files.hpp"

#include "emitters.hpp"

namespace airudder::generator {

std::vector<File> emit_files(Model const& model)
{
    std::vector<File> files;
    auto const add = [&](std::string const& name, std::string text) {
        files.push_back({.path = "generated/airudder/" + name + ".hpp",
                         .text = std::move(text)});
    };
    for (auto const& header : model.headers)
        add(header.group + '/' + header.operation, emit_header(model, header));
    for (auto const& group : model.groups)
        add(group.name, emit_group(model, group));
    add("endpoints", emit_endpoints(model));
    add("webhooks", emit_webhooks(model));
    add("examples", emit_examples(model));
    add("version", emit_version(model));
    add("airudder", emit_umbrella(model));
    return files;
}

} // namespace airudder::generator
