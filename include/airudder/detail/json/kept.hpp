#ifndef AIRUDDER_DETAIL_JSON_KEPT_HPP
#define AIRUDDER_DETAIL_JSON_KEPT_HPP

#include <airudder/describe.hpp>
#include <airudder/detail/attributes.hpp>
#include <airudder/detail/json/scan.hpp>

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace airudder::detail {

/// Advances past the valid string whose opening quote is at `at`.
inline char const* skip_valid_string(char const* at, char const* end) noexcept
{
    for (++at; at != end && *at != '"'; ++at) {
        at = find_special(at, at, end);
        if (at == end || *at == '"')
            break;
        if (*at == '\\')
            ++at;
    }
    return at == end ? end : at + 1;
}

/// Appends valid JSON text without the white space between its tokens.
inline void append_compact(std::string& out, std::string_view text)
{
    auto at = text.data();
    auto const end = at + text.size();
    while (at != end) {
        auto const begin = at;
        while (at != end && !is_space(*at))
            at = *at == '"' ? skip_valid_string(at, end) : at + 1;
        out.append(begin, at);
        at = find_token(at, end);
    }
}

struct KeptItem {
    std::string name;
    std::string text;
};

/// Order of names. To include <functional> for std::less<> would cost a page's
/// header a quarter more time.
struct ByName {
    using is_transparent = void;

    bool operator()(std::string_view left, std::string_view right) const
    {
        return left < right;
    }
};

/// The content of an Unmodeled that is not empty.
struct Kept {
    std::vector<KeptItem> items;

    /// Position of each name in `items`. Empty as long as there are only a few
    /// items. An ordered map, because no choice of names makes it slow.
    std::map<std::string, std::size_t, ByName> positions;

    /// The text of the record's whole value; empty if that was an object.
    std::string whole;

    /// Names of required members that were absent. The record's table owns
    /// them.
    std::vector<std::string_view> absences;

    /// Position of `name` in `items`, or `items.size()`.
    std::size_t position_of(std::string_view name) const
    {
        if (!positions.empty()) {
            auto const found = positions.find(name);
            return found == positions.end() ? items.size() : found->second;
        }
        std::size_t at = 0;
        while (at != items.size() && items[at].name != name)
            ++at;
        return at;
    }

    KeptItem const* find(std::string_view name) const
    {
        auto const at = position_of(name);
        return at == items.size() ? nullptr : &items[at];
    }

    /// Keeps `text`, which must be valid JSON. Replaces an earlier text with
    /// the same name.
    void keep(std::string_view name, std::string_view text)
    {
        std::string compact;
        append_compact(compact, text);
        auto const at = position_of(name);
        if (at != items.size()) {
            items[at].text.swap(compact);
            return;
        }
        items.push_back({std::string(name), std::move(compact)});
        try {
            add_positions();
        } catch (...) {
            items.pop_back();
            throw;
        }
    }

    bool is_absent(std::string_view name) const noexcept
    {
        for (auto const& absence : absences)
            if (absence == name)
                return true;
        return false;
    }

    bool forget_absence(std::string_view name)
    {
        auto const before = absences.size();
        for (auto at = before; at-- != 0;)
            if (absences[at] == name) {
                absences[at] = absences.back();
                absences.pop_back();
            }
        return absences.size() != before;
    }

    bool forget(std::string_view name)
    {
        bool const was_absent = forget_absence(name);
        auto const at = position_of(name);
        if (at == items.size())
            return was_absent;
        erase(at);
        return true;
    }

    /// Empties the text of `name` and returns it; the item itself stays until
    /// forget_dropped. Returns an empty text if there is none.
    std::string drop(std::string_view name)
    {
        auto const at = position_of(name);
        return at == items.size() ? std::string()
                                  : std::exchange(items[at].text, {});
    }

    /// Forgets the items whose texts were dropped. Takes the same time however
    /// many of them were dropped.
    void forget_dropped()
    {
        std::erase_if(items,
                      [](KeptItem const& item) { return item.text.empty(); });
        positions.clear();
        add_positions();
    }

    bool nothing() const noexcept
    {
        return items.empty() && absences.empty() && whole.empty();
    }

private:
    /// Up to this many items, a linear search is used, which takes no memory.
    static constexpr std::size_t few = 16;

    /// Adds the missing positions. If memory runs out, removes them all: names
    /// are then found by a linear search.
    void add_positions()
    {
        if (items.size() <= few)
            return;
        try {
            for (auto at = positions.size(); at != items.size(); ++at)
                positions.insert({items[at].name, at});
        } catch (...) {
            positions.clear();
            throw;
        }
    }

    /// Touches later items only, so erasing near the end is cheap.
    void erase(std::size_t at)
    {
        if (!positions.empty()) {
            positions.erase(positions.find(items[at].name));
            for (auto later = at + 1; later != items.size(); ++later)
                --positions.find(items[later].name)->second;
        }
        items.erase(items.begin() + static_cast<std::ptrdiff_t>(at));
    }
};

/// Owns a Kept or nothing. With std::unique_ptr, a page's header would include
/// <memory> and take a third longer to compile.
class KeptOwner {
public:
    KeptOwner() noexcept = default;
    explicit KeptOwner(Kept* owned) noexcept : kept_(owned) {}
    KeptOwner(KeptOwner&& other) noexcept
        : kept_(std::exchange(other.kept_, nullptr))
    {
    }

    KeptOwner& operator=(KeptOwner&& other) noexcept
    {
        KeptOwner moved(std::move(other));
        std::swap(kept_, moved.kept_);
        return *this;
    }

    ~KeptOwner()
    {
        if (kept_ != nullptr) [[unlikely]]
            drop(kept_);
    }

    Kept* get() const noexcept { return kept_; }

private:
    /// Out of line to keep code small: every record has an owner.
    AIRUDDER_NOINLINE static void drop(Kept* kept) { delete kept; }

    Kept* kept_ = nullptr;
};

Kept& kept_in(Unmodeled& unmodeled);
Kept const* kept_of(Unmodeled const& unmodeled) noexcept;

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_JSON_KEPT_HPP
