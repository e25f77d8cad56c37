// Locks of open file descriptions (fcntl(2), F_OFD_SETLK): two bytes of one file, one for all who write, one for the server.
#include "helpdesk/store/store_lock.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>

namespace qopi::helpdesk {
namespace {

constexpr off_t writers_byte = 0, server_byte = 1;

/// False when somebody else holds a lock that does not go with this one.
bool lock_byte(int descriptor, off_t byte, short kind) {
    struct flock lock {};
    lock.l_type = kind;
    lock.l_whence = SEEK_SET;
    lock.l_start = byte;
    lock.l_len = 1;
    return ::fcntl(descriptor, F_OFD_SETLK, &lock) == 0;
}

}  // namespace

Outcome<StoreLock> StoreLock::take(const std::string& store, Use use) {
    if (use == Use::read) return StoreLock(-1);
    const auto file = store + ".lock";
    StoreLock lock(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (!lock.descriptor_.is_open())
        return Trouble{"The store " + store + " cannot be locked: the file " + file + " cannot be opened or created (" + reason(errno) +
                       "). Make the folder of the store writable for this account, or free some space."};
    if (!lock_byte(lock.descriptor_.get(), writers_byte, use == Use::replace ? F_WRLCK : F_RDLCK)) {
        if (errno != EAGAIN && errno != EACCES)
            return Trouble{"The store " + store + " cannot be locked (" + reason(errno) + "). Put it on a local disk."};
        return use == Use::replace ? Trouble{"The store " + store + " is in use. End `helpdesk serve` and every other command on it first."}
                                   : Trouble{"The store " + store + " is being restored. Try again when `helpdesk restore` has ended."};
    }
    if (use == Use::serve && !lock_byte(lock.descriptor_.get(), server_byte, F_WRLCK))
        return Trouble{"Another `helpdesk serve` serves the store " + store + ". End it first, or choose another store."};
    return lock;
}

}  // namespace qopi::helpdesk
