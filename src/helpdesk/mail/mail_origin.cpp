// The fields of a header that tell of the sender.
#include "helpdesk/mail/mail_origin.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "helpdesk/mail/wrapped.hpp"

namespace qopi::helpdesk {
namespace {

/// On one line and no longer than is kept; never cut within a character.
std::string clipped(std::string_view text) {
    constexpr std::string_view more = "…";
    std::string kept;
    for (std::string_view rest = text; !rest.empty();) {
        std::string next;
        append(next, take_code_point(rest));
        if (kept.size() + next.size() + more.size() > origin_bytes_max) return squeeze(kept).append(more);
        kept += next;
    }
    return squeeze(kept);
}

/// The domain that signed, of all that a signature holds (RFC 6376 §3.5); the signature itself is checked by the servers on the way.
std::string signing_domain(std::string_view signature) {
    while (!signature.empty()) {
        const auto end = std::min(signature.find(';'), signature.size());
        const auto tag = trim(signature.substr(0, end));
        signature.remove_prefix(std::min(end + 1, signature.size()));
        const auto equals = tag.find('=');
        if (trim(tag.substr(0, equals)) == "d" && equals != tag.npos) return "d=" + std::string(trim(tag.substr(equals + 1)));
    }
    return "";
}

}  // namespace

MailOrigin origin_of(GMimeMessage* message) {
    MailOrigin origin;
    auto* header = g_mime_object_get_header_list(GMIME_OBJECT(message));
    const int count = header ? g_mime_header_list_get_count(header) : 0;
    for (int i = 0; i < count; ++i) {
        auto* field = g_mime_header_list_get_header_at(header, i);
        const std::string_view name = g_mime_header_get_name(field);
        const auto is = [&](std::string_view one) { return equal_folded(name, one); };
        const auto value = [&] {
            const auto* text = g_mime_header_get_value(field);
            return std::string_view(text ? text : "");
        };
        // A second From is how a sender shows one name to the filter and another one to the reader: both are kept.
        for (const auto& [known, slot] : {std::pair{"From", &origin.from}, {"Date", &origin.date}, {"Message-ID", &origin.message_id}})
            if (is(known)) *slot = clipped(*slot + (slot->empty() ? "" : " | ") + std::string(value()));
        const bool is_verdict = is("Authentication-Results") || is("Received-SPF"), is_signature = is("DKIM-Signature");
        if ((!is_verdict && !is_signature) || origin.authentication.size() == authentication_lines_max) continue;
        const auto said = is_signature ? signing_domain(value()) : std::string(value());
        if (!said.empty()) origin.authentication.push_back(clipped(std::string(name) + ": " + said));
    }
    return origin;
}

}  // namespace qopi::helpdesk
