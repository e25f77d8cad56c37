// Gives any bytes to the reader of drafts, which has no digest in the way: an accepted draft must survive being written.
#include <cstddef>
#include <cstdint>

#include "never.hpp"
#include "package/draft.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto read = qopi::read_draft({reinterpret_cast<const char*>(bytes), size});
    if (!read) return 0;
    const auto written = qopi::write_draft(read.value());
    const auto again = qopi::read_draft(written);
    never(!again || qopi::write_draft(again.value()) != written, "a draft that was written again is another one");
    return 0;
}
