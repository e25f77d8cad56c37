// Gives any bytes to the reader of mails: it must answer with packages or a reason, and what it recovers must stay as it is.
#include <cstddef>
#include <cstdint>
#include <string>

#include "helpdesk/mail/mail.hpp"
#include "helpdesk/intake/restore.hpp"
#include "never.hpp"
#include "package/package.hpp"

namespace {

void read(std::string_view mail) {
    const auto contents = qopi::helpdesk::read_mail(mail);
    never(contents.packages.empty() && !contents.reason, "a mail gives neither a package nor a reason");
    // What is recovered once stays as it is: else the same package by mail and by file would be two.
    for (const auto& one : contents.packages) {
        const auto& package = one.bytes;
        never(!qopi::helpdesk::claims_to_be_package(package), "what is no package comes as one");
        if (!qopi::read_package(package)) continue;
        const auto again = qopi::helpdesk::packages_in(package);
        never(again.size() != 1 || !again.front().is_whole || again.front().bytes != package, "what was recovered is recovered as something else");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string input(reinterpret_cast<const char*>(bytes), size);
    read(input);
    // As a part of a mail, so that the packages among the seeds lead somewhere.
    read("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n" + input);
    return 0;
}
