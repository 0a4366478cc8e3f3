# Writes `output`, which defines reader_digest(): the digest of the sources below
# `folder` that turn a twin into facts, and of the library that reads YAML.
set(digests "yaml-cpp ${yaml_cpp_version}")
foreach(part IN ITEMS . json page sources)
    file(GLOB sources RELATIVE "${folder}" "${folder}/${part}/*.[ch]pp")
    list(SORT sources)
    foreach(source IN LISTS sources)
        file(SHA256 "${folder}/${source}" digest)
        string(APPEND digests "\n${source} ${digest}")
    endforeach()
endforeach()
string(SHA256 digest "${digests}")
file(WRITE "${output}" "#include \"generator/page/reader_digest.hpp\"

namespace airudder::generator {

std::string_view reader_digest() { return \"${digest}\"; }

} // namespace airudder::generator
")
