// The payload of a receipt.
#include "helpdesk/receipts.hpp"

#include "helpdesk/reference.hpp"
#include "package/json.hpp"

namespace qopi::helpdesk {

std::optional<std::string> make_receipt(const Record& record, const Key& key) {
    const Json payload{{"id", record.id},
                       {"digest", record.digest},
                       {"reference", show_reference(record.reference)},
                       {"receivedAt", record.received_at},
                       {"status", std::string(code_text(record.status))}};
    return sign(key, payload.dump(-1, ' ', false, Json::error_handler_t::replace));
}

}  // namespace qopi::helpdesk
