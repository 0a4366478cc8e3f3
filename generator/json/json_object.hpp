#ifndef AIRUDDER_GENERATOR_JSON_JSON_OBJECT_HPP
#define AIRUDDER_GENERATOR_JSON_JSON_OBJECT_HPP

#include "../diagnostics.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace airudder::generator {

/// Reads the members of a JSON object; each member that is missing, of
/// another type or never asked for is a diagnostic with its pointer.
class MemberReader {
public:
    MemberReader(std::string_view file,
                 std::string pointer,
                 boost::json::value const& value,
                 Diagnostics& diagnostics);

    MemberReader(MemberReader const&) = delete;
    MemberReader& operator=(MemberReader const&) = delete;

    /// A string that must be there, or "".
    std::string text(std::string_view name);

    std::optional<std::string> optional_text(std::string_view name);

    /// False if there is none.
    bool flag(std::string_view name);

    /// A count that is not negative, if there is one.
    std::optional<std::size_t> number(std::string_view name);

    /// Strings, if there are any.
    std::vector<std::string> texts(std::string_view name);

    /// Any member; null if there is none.
    boost::json::value const* member(std::string_view name);

    /// The elements of an array; none if there is no such member.
    boost::json::array const& array(std::string_view name);

    /// Reports the members that were not read.
    void finish();

    /// Reports at the member `name`, or at the object where it is empty.
    void fail(std::string_view name, std::string_view message);

    std::string pointer(std::string_view name) const;
    std::string_view file() const { return file_; }
    Diagnostics& diagnostics() { return diagnostics_; }

private:
    std::string_view file_;
    std::string pointer_;
    boost::json::object const* object_{};
    Diagnostics& diagnostics_;
    std::set<std::string, std::less<>> known_{};
};

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_JSON_JSON_OBJECT_HPP
