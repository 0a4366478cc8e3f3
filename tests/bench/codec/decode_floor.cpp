// The floor: Boost.JSON's tokenizer with a handler that does nothing.

#include "contend.hpp"

#include <boost/json/basic_parser_impl.hpp>

namespace {

struct Nothing {
    using Code = boost::json::error_code;
    using View = boost::json::string_view;

    static constexpr std::size_t max_object_size = std::size_t(-1);
    static constexpr std::size_t max_array_size = std::size_t(-1);
    static constexpr std::size_t max_key_size = std::size_t(-1);
    static constexpr std::size_t max_string_size = std::size_t(-1);

    bool on_document_begin(Code&) { return true; }
    bool on_document_end(Code&) { return true; }
    bool on_object_begin(Code&) { return true; }
    bool on_object_end(std::size_t, Code&) { return true; }
    bool on_array_begin(Code&) { return true; }
    bool on_array_end(std::size_t, Code&) { return true; }
    bool on_key_part(View, std::size_t, Code&) { return true; }
    bool on_key(View, std::size_t, Code&) { return true; }
    bool on_string_part(View, std::size_t, Code&) { return true; }
    bool on_string(View, std::size_t, Code&) { return true; }
    bool on_number_part(View, Code&) { return true; }
    bool on_int64(std::int64_t, View, Code&) { return true; }
    bool on_uint64(std::uint64_t, View, Code&) { return true; }
    bool on_double(double, View, Code&) { return true; }
    bool on_bool(bool, Code&) { return true; }
    bool on_null(Code&) { return true; }
    bool on_comment_part(View, Code&) { return true; }
    bool on_comment(View, Code&) { return true; }
};

template <class T>
class Decode {
public:
    explicit Decode(bench::Work const& work) : text_(work.text) {}

    bool operator()()
    {
        boost::json::error_code error;
        parser_.reset();
        auto const size =
            parser_.write_some(false, text_.data(), text_.size(), error);
        return !error && size == text_.size() && parser_.done();
    }

    void check(bool good) const
    {
        if (!good)
            throw std::runtime_error("expected JSON");
    }

private:
    std::string const& text_;
    boost::json::basic_parser<Nothing> parser_{boost::json::parse_options{}};
};

} // namespace

int main(int argc, char** argv)
{
    return bench::decode_main<Decode>(argc, argv, bench::short_works);
}
