#ifndef AIRUDDER_GENERATOR_SPEC_RESPONSE_TEXTS_HPP
#define AIRUDDER_GENERATOR_SPEC_RESPONSE_TEXTS_HPP

#include "findings.hpp"
#include "rulings.hpp"

#include <functional>
#include <string>
#include <vector>

namespace airudder::generator {

/// The `responses` of an operation. Of those 2xx, one has a type; the others, and
/// those of other statuses, have a description alone.
class ResponseTexts {
public:
    ResponseTexts(OperationSource const& source,
                  Parts const& parts,
                  RulingSet& rulings,
                  Findings& findings)
        : source_(source), parts_(parts), rulings_(rulings), findings_(findings)
    {
    }

    /// Chooses the response that has a type: 200, else the first 2xx.
    void choose();

    /// Its status; requires choose().
    std::string const& success() const { return success_; }

    /// Whether a response has a body. The reply to a webhook is one that a page
    /// shows.
    bool has_content(Part const& part) const;

    /// The `content` of a part, at a pointer into the spec.
    using MakeContent =
        std::function<JsonText(Part const&, std::string const& pointer)>;

    /// The texts of all responses of the operation at `pointer`.
    JsonText write(std::string const& pointer, MakeContent const& content);

private:
    bool is_webhook() const { return source_.decisions.webhook; }
    JsonText response(std::string const& status,
                      std::string const& pointer,
                      MakeContent const& content);
    void leave_out(std::string const& path,
                   std::string const& at,
                   std::string const& what,
                   std::string const& pointer);
    std::string response_text(std::string const& status) const;

    OperationSource const& source_;
    Parts const& parts_;
    RulingSet& rulings_;
    Findings& findings_;
    std::vector<std::string> statuses_{};
    std::string success_{};
};

} // namespace airudder::generator

#endif // AIRUDDER_GENERATOR_SPEC_RESPONSE_TEXTS_HPP
