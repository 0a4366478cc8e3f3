#include "../diagnostics.hpp"
#include "credentials.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/string.hpp>
#include <boost/json/value.hpp>

namespace airudder::generator {
namespace {

/// Walks over well-formed JSON text and copies it; scalars may be replaced.
class JsonCopier {
public:
    JsonCopier(std::string_view text,
               Redactor& redactor,
               std::vector<std::string>& pointers)
        : text_(text), redactor_(redactor), pointers_(pointers)
    {
    }

    std::string copy()
    {
        value("", "", false);
        copy_space();
        return std::move(out_);
    }

private:
    void value(std::string const& pointer, std::string_view name, bool secret)
    {
        copy_space();
        if (text_.starts_with('{'))
            object(pointer, secret);
        else if (text_.starts_with('['))
            array(pointer, name, secret);
        else
            scalar(pointer, name, secret);
    }

    void object(std::string const& pointer, bool secret)
    {
        copy(1);
        for (copy_space(); !text_.starts_with('}'); copy_space()) {
            if (text_.starts_with(',')) {
                copy(1);
                copy_space();
            }
            auto const quoted = text_.substr(0, string_size());
            auto const name = decoded(quoted);
            copy(quoted.size());
            copy_space();
            copy(1); // ':'
            value(child_pointer(pointer, name),
                  name,
                  secret || is_credential_name(name));
        }
        copy(1);
    }

    void array(std::string const& pointer, std::string_view name, bool secret)
    {
        copy(1);
        std::size_t index = 0;
        for (copy_space(); !text_.starts_with(']'); copy_space()) {
            if (text_.starts_with(','))
                copy(1);
            value(child_pointer(pointer, std::to_string(index)), name, secret);
            ++index;
        }
        copy(1);
    }

    void scalar(std::string const& pointer, std::string_view name, bool secret)
    {
        if (text_.starts_with('"')) {
            auto const size = string_size();
            string(pointer, name, secret, text_.substr(0, size));
            text_.remove_prefix(size);
            return;
        }
        auto const size =
            std::min(text_.find_first_of(",]} \t\r\n"), text_.size());
        bool const number = text_.front() == '-' ||
                            (text_.front() >= '0' && text_.front() <= '9');
        if (secret && number && text_.substr(0, size) != "0") {
            out_ += '0';
            pointers_.push_back(pointer);
        } else {
            out_ += text_.substr(0, size);
        }
        text_.remove_prefix(size);
    }

    void string(std::string const& pointer,
                std::string_view name,
                bool secret,
                std::string_view quoted)
    {
        auto const text = decoded(quoted);
        auto kept = redactor_.value(secret ? "token" : name, text);
        if (kept == text)
            kept = redactor_.url(redactor_.prose(text));
        if (kept.find(redacted_value) != kept.npos)
            pointers_.push_back(pointer);
        if (kept == text)
            out_ += quoted;
        else
            out_ += boost::json::serialize(boost::json::string(kept));
    }

    /// Length of the string the text starts with, quotes included.
    std::size_t string_size() const
    {
        std::size_t i = 1;
        while (text_[i] != '"')
            i += text_[i] == '\\' ? 2 : 1;
        return i + 1;
    }

    static std::string decoded(std::string_view quoted)
    {
        return std::string(boost::json::parse(quoted).as_string());
    }

    void copy(std::size_t size)
    {
        out_ += text_.substr(0, size);
        text_.remove_prefix(size);
    }

    void copy_space()
    {
        copy(std::min(text_.find_first_not_of(" \t\r\n"), text_.size()));
    }

    std::string_view text_;
    std::string out_{};
    Redactor& redactor_;
    std::vector<std::string>& pointers_;
};

} // namespace

std::string Redactor::json(std::string_view text,
                           std::vector<std::string>& pointers)
{
    return JsonCopier(text, *this, pointers).copy();
}

} // namespace airudder::generator
