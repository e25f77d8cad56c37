// What the outbox tells of itself, and its list for other programs.
#include "app/outbox.hpp"

#include <algorithm>

#include "app/event.hpp"
#include "base/csv.hpp"
#include "package/package.hpp"
#include "package/sent_list.hpp"

namespace qopi {

std::optional<ParcelState> parcel_state_from(std::string_view code) {
    const auto found = std::find_if(parcel_states.begin(), parcel_states.end(), [&](const auto& state) { return state.code == code; });
    if (found == parcel_states.end()) return std::nullopt;
    return static_cast<ParcelState>(found - parcel_states.begin());
}

std::string replacement_of(const std::vector<Parcel>& outbox, const std::vector<DraftEntry>& drafts, const Parcel& parcel) {
    if (parcel.state != ParcelState::received || parcel.draft.empty()) return {};
    const Parcel* next = nullptr;
    for (const auto& one : outbox)
        if (one.draft == parcel.draft && one.state == ParcelState::received && !one.reference.empty() && one.frozen > parcel.frozen && (!next || one.frozen < next->frozen)) next = &one;
    if (next) return next->reference;
    const auto draft = std::find_if(drafts.begin(), drafts.end(), [&](const DraftEntry& one) { return one.id == parcel.draft; });
    if (draft == drafts.end()) return {};
    // One that is still here is this one, or was made before it.
    const bool is_here = std::any_of(outbox.begin(), outbox.end(), [&](const Parcel& one) { return one.reference == draft->reference; });
    return is_here ? std::string() : draft->reference;
}

std::string sent_list(const std::vector<Parcel>& outbox) {
    std::string list = std::string(sent_list_header) + "\r\n";
    for (const auto& parcel : outbox) {
        bool first = true;
        const std::string state(parcel.state == ParcelState::kept ? "saved" : info(parcel.state).code);
        // When an upload left is known only of one that arrived.
        const std::string& sent = parcel.given_out.empty() ? parcel.received_at : parcel.given_out;
        for (const std::string& text : {parcel.id, parcel.kind, state, parcel.reference, digest_of_bytes(parcel.bytes), parcel.frozen,
                                        sent, parcel.received_at}) {
            if (!first) list += ',';
            list += csv_cell(text);
            first = false;
        }
        list += "\r\n";
    }
    return list;
}

}  // namespace qopi
