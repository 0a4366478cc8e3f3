#ifndef AIRUDDER_DETAIL_CLIENT_DOWNLOAD_RUN_HPP
#define AIRUDDER_DETAIL_CLIENT_DOWNLOAD_RUN_HPP

#include <airudder/client/call_error.hpp>
#include <airudder/client/download_progress.hpp>
#include <airudder/detail/client/completion.hpp>
#include <airudder/detail/client/content_range.hpp>
#include <airudder/detail/client/core.hpp>
#include <airudder/detail/client/download_target.hpp>
#include <airudder/detail/client/link.hpp>
#include <airudder/detail/client/part_file.hpp>
#include <airudder/detail/client/run.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace airudder::detail {

/// One download. What a cut left over is used if the server can continue the
/// same version, which only a strong ETag tells. As in CallRun what is virtual is
/// inline from the start.
class DownloadRun final : public Run {
public:
    using Done = std::unique_ptr<Completion<std::uint64_t>>;

    DownloadRun(Core& core,
                std::string link,
                DownloadTarget target,
                DownloadProgressHandler progress,
                Clock::time_point deadline,
                Done completion)
        : Run(core, deadline), url_(std::move(link)),
          target_(std::move(target)), progress_(std::move(progress)),
          completion_(std::move(completion))
    {
        repeatable_ = true;
    }

private:
    static constexpr int most_redirects = 10;

    inline void start() override;
    inline void attempt() override;
    void visit();
    void have_token() override { connect_to_server(); }
    void connect_to_server();
    inline void have_way() override;
    inline bool took_part() override;
    bool judge_head();
    bool judge_failure();
    bool begin_file();
    bool continue_file();
    bool takes_body();
    bool begin_anew();
    bool took_file_part();
    bool holds_on() const;
    bool save();
    inline void have_answer() override;
    void have_file();
    bool passes_envelope();
    std::optional<std::string> decrypted() const;
    bool redirect(std::string_view location);
    bool renew();
    inline bool refused() override;
    inline void broke_off(ErrorCode failure) override;
    inline void fail(CallError error) override;
    void fail(std::error_code error);

    /// Whether the present server may see the token and the client's headers.
    bool is_home() const { return here_.origin == core_.origin; }

    bool can_continue() const;
    HttpRequest request() const;
    Result<std::string> message_text() const;
    CallError answer_error(CallErrorKind kind, std::string message) const;
    void hide(std::vector<std::string> const& secrets);

    std::string url_;
    DownloadTarget target_;
    DownloadProgressHandler progress_;
    Done completion_;

    Link link_{};

    /// Where the link has led to so far.
    Link here_{};
    int redirects_ = 0;

    /// The secrets of every link so far, see link_secrets.hpp.
    std::vector<std::string> secrets_{};

    PartFile file_{};
    std::uint64_t received_ = 0;
    std::optional<std::uint64_t> total_{};

    /// ETag of the version whose download has begun, and the link it came from.
    std::string etag_{};
    Link etag_of_{};

    /// Where the part ends that is being read.
    std::optional<std::uint64_t> part_end_{};

    /// About the current answer: whether a part was requested, whether its head
    /// has been checked, whether its body belongs to the file.
    bool asked_for_part_ = false;
    bool judged_ = false;
    bool saves_ = false;

    /// The error that the current answer ends with; its body is still read for
    /// details.
    std::optional<CallError> refusal_{};

    /// Whether the body is kept in memory because it may be the vendor's error
    /// instead of a file.
    bool holds_ = false;

    /// A refused token was replaced already.
    bool renewed_ = false;
};

} // namespace airudder::detail

#include <airudder/detail/client/download_answers.hpp>
#include <airudder/detail/client/download_steps.hpp>

#endif // AIRUDDER_DETAIL_CLIENT_DOWNLOAD_RUN_HPP
