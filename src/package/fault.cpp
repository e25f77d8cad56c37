// The sentence of a fault: what the table says about its code, and where.
#include "package/fault.hpp"

namespace qopi {

std::string sentence_for(const Fault& fault) {
    std::string sentence(qopi::sentence(fault.code));
    if (fault.place.empty()) return sentence;
    // The table's sentences end in a full stop; the place goes before it.
    if (sentence.ends_with('.')) sentence.pop_back();
    return sentence + " (" + fault.place + ").";
}

}  // namespace qopi
