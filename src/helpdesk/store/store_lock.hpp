// Who may use a store at the same time: a lock in a file beside it, which the system takes back when a program ends, however it ends.
#pragma once

#include <string>

#include "helpdesk/system.hpp"
#include "helpdesk/trouble.hpp"

namespace qopi::helpdesk {

/// Held as long as it lives. The file STORE.lock stays: removing it would let two programs lock two files of one name.
class StoreLock {
public:
    enum class Use : unsigned char {
        read,    ///< takes no lock and changes nothing, not even beside the store
        write,   ///< beside other writers and the one server
        serve,   ///< beside writers; two servers on one store would each tell the other's packages that they are unknown
        replace  ///< alone: another file takes the store's place
    };
    /// Never waits: what holds the store may do so for days.
    static Outcome<StoreLock> take(const std::string& store, Use use);

private:
    explicit StoreLock(int descriptor) : descriptor_(descriptor) {}
    Descriptor descriptor_;  ///< none for reading
};

}  // namespace qopi::helpdesk
