// From a mail to its parts with GMime, from a part to its packages with restore.hpp.
#include "helpdesk/mail/mail.hpp"

#include <gmime/gmime.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <unordered_set>

#include "base/text.hpp"
#include "helpdesk/mail/mail_origin.hpp"
#include "helpdesk/intake/restore.hpp"
#include "helpdesk/mail/wrapped.hpp"
#include "package/package.hpp"

namespace qopi::helpdesk {
namespace {

// Lines that open a part or a header field cost memory, a hundred times their own size: no mail of a practice has as many.
constexpr int boundary_lines_max = 5'000, field_lines_max = 100'000;

struct Unref {
    template <class T>
    void operator()(T* object) const {
        g_object_unref(object);
    }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

struct Free {
    void operator()(char* text) const { g_free(text); }
};
using OwnedText = std::unique_ptr<char, Free>;

std::string_view view(const char* text) { return text ? std::string_view(text) : std::string_view(); }

/// The line that begins `bytes`, without its end.
std::string_view first_line(std::string_view bytes) { return bytes.substr(0, bytes.find_first_of("\r\n")); }

/// Takes that line and its end off `bytes`.
std::string_view take_line(std::string_view& bytes) {
    const auto line = first_line(bytes);
    bytes.remove_prefix(line.size());
    bytes.remove_prefix(bytes.starts_with("\r\n") ? 2 : std::min<std::size_t>(1, bytes.size()));
    return line;
}

/// "Subject: …": RFC 5322 §2.2. That allows any sign in a name; on purpose we know only the signs that are in use, since the
/// first line of a package would be a field else.
bool is_field(std::string_view line) {
    const auto end = std::find_if(line.begin(), line.end(), [](char c) { return !g_ascii_isalnum(c) && c != '-' && c != '_'; });
    return end != line.begin() && end != line.end() && *end == ':';
}

bool is_intricate(std::string_view bytes) {
    int boundaries = 0, fields = 0;
    while (!bytes.empty()) {
        const auto line = first_line(bytes);
        if (line.starts_with("--") && ++boundaries > boundary_lines_max) return true;
        if (is_field(line) && ++fields > field_lines_max) return true;
        bytes.remove_prefix(std::min(line.size() + 1, bytes.size()));
    }
    return false;
}

/// Whether a header begins here: fields up to an empty line, two of which every mail has.
bool begins_header(std::string_view bytes) {
    constexpr auto usual = std::to_array<std::string_view>({"From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type",
                                                            "Content-Transfer-Encoding", "Received", "Return-Path"});
    constexpr std::size_t looked_at_bytes = 64u << 10;
    bytes = bytes.substr(0, looked_at_bytes);
    int known = 0;
    for (bool is_first = true; !bytes.empty(); is_first = false) {
        const auto line = take_line(bytes);
        if (line.empty()) break;
        const bool is_folded = !is_first && (line.front() == ' ' || line.front() == '\t');
        if (!is_folded && !is_field(line)) break;
        const auto name = line.substr(0, line.find(':'));
        known += !is_folded && std::any_of(usual.begin(), usual.end(), [&](auto one) { return equal_folded(one, name); });
        if (known == 2) return true;
    }
    return false;
}

/// The mail without what stands before its first field, and without what Apple Mail writes after it; empty when there is none. Programs put
/// a mark, an empty line, a number or a line of a protocol there, any of which would end the header.
std::string_view mail_in(std::string_view bytes) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    constexpr int lines_before_max = 100;
    if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
    bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
    if (bytes.starts_with("From ") || is_field(first_line(bytes))) return bytes;
    // A package may hold a whole mail as a value.
    if (bytes.starts_with('{') || bytes.starts_with('[')) return {};
    auto rest = bytes;
    for (int line = 0; line < lines_before_max && !rest.empty(); ++line) {
        const auto before = take_line(rest);
        if (!begins_header(rest)) continue;
        // An .emlx file: the number of bytes of the mail, the mail, and a property list, which is none of its text.
        std::size_t length = 0;
        const auto number = trim(before);
        const bool is_number = std::from_chars(number.data(), number.data() + number.size(), length).ec == std::errc();
        const bool has_list = is_number && length < rest.size() && trim(rest.substr(length)).starts_with("<?xml");
        return has_list ? rest.substr(0, length) : rest;
    }
    return {};
}

/// A forwarded mail that was attached as a file, or packed once more, which its type does not allow.
bool is_mail(std::string_view type, std::string_view name, std::string_view bytes) {
    auto mail = mail_in(bytes);
    if (mail.empty()) return false;
    const auto has_mime_field = [&] {
        constexpr int fields_looked_at = 200;
        for (int line = 0; line < fields_looked_at && !mail.empty(); ++line) {
            const auto field = take_line(mail);
            if (equal_folded(field.substr(0, field.find(':')), "MIME-Version")) return true;
        }
        return false;
    };
    return equal_folded(type.substr(0, type.find('/')), "message") || ends_folded(name, ".eml") || ends_folded(name, ".emlx") ||
           has_mime_field();
}

/// Once, before GMime is used. It must stay silent: what it would warn of are values.
bool is_started() {
    g_log_set_default_handler([](const char*, GLogLevelFlags, const char*, void*) {}, nullptr);
    g_mime_init();
    return true;
}

/// Walks through a mail and the mails in it, and gathers what is found.
class MailReader {
public:
    /// What a part says of itself, none of which is believed.
    struct Label {
        std::string_view type, name;
        const char* charset = nullptr;
    };

    /// A mail, with whatever stands before its first field.
    void read(std::string_view file, int level) {
        const auto bytes = mail_in(file);
        if (bytes.empty()) return;
        if (level > mail_levels_max) return note(Reason::mail_too_deep);
        if (is_intricate(bytes)) return note(Reason::mail_too_many_parts);
        const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
        const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
        // A file of several mails (mbox) is read to its end: none of them may be passed over in silence.
        g_mime_parser_set_format(parser.get(), bytes.starts_with("From ") ? GMIME_FORMAT_MBOX : GMIME_FORMAT_MESSAGE);
        do {
            const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
            if (!message) break;
            if (level == 1) origin_ = origin_of(message.get());
            walk(g_mime_message_get_mime_part(message.get()), level);
        } while (bytes.starts_with("From ") && !too_many_parts() && !g_mime_parser_eos(parser.get()));
    }

    /// A part, or a file in the place of one.
    void look_into(GMimeDataWrapper* wrapper, const Label& label, int level) {
        // "base64;", "base-64", two fields that say different things: what a part says of its encoding is tried first, and then the others.
        const auto said = g_mime_data_wrapper_get_encoding(wrapper);
        if (look_at(label, decoded(wrapper, said), level, Take::damaged_too)) return;
        for (const auto other : {GMIME_CONTENT_ENCODING_BASE64, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE, GMIME_CONTENT_ENCODING_UUENCODE})
            if (other != said && look_at(label, decoded(wrapper, other), level, Take::whole_only)) return;
    }

    MailContents finished() {
        MailContents contents;
        std::unordered_set<std::string> seen;
        for (auto& [package, id, is_whole] : found_) {
            // A damaged copy beside a whole one, such as the text in the body, tells nothing new.
            const bool is_copy = !is_whole && !id.empty() &&
                                 std::any_of(found_.begin(), found_.end(),
                                             [&, damaged = id](const Found& other) { return other.is_whole && other.id == damaged; });
            if (!is_copy && seen.insert(package.bytes).second) contents.packages.push_back(package);
        }
        const bool is_cut = reason_ == Reason::mail_too_many_parts || reason_ == Reason::mail_too_deep;
        if (contents.packages.empty())
            contents.reason = reason_.value_or(Reason::mail_without_package);
        else if (is_cut)
            contents.reason = reason_;
        return contents;
    }

private:
    enum class Take : unsigned char { whole_only, damaged_too };
    struct Found {
        MailPackage package;
        std::string id;  ///< as far as it can be seen
        bool is_whole = false;
    };

    bool too_many_parts() const { return parts_ > mail_parts_max; }

    /// The reason that says most stays: a limit before a way of packing.
    void note(Reason reason) {
        if (!reason_ || reason > *reason_) reason_ = reason;
    }

    void walk(GMimeObject* object, int level) {
        if (!object || too_many_parts()) return;
        if (level > mail_levels_max) return note(Reason::mail_too_deep);
        if (GMIME_IS_MULTIPART(object)) {
            if (GMIME_IS_MULTIPART_ENCRYPTED(object)) note(Reason::mail_encrypted);
            auto* multipart = GMIME_MULTIPART(object);
            const int count = g_mime_multipart_get_count(multipart);
            for (int i = 0; i < count; ++i) walk(g_mime_multipart_get_part(multipart, i), level + 1);
            return;
        }
        if (++parts_ > mail_parts_max) return note(Reason::mail_too_many_parts);
        if (GMIME_IS_MESSAGE_PARTIAL(object)) return note(Reason::mail_in_pieces);
        if (GMIME_IS_MESSAGE_PART(object)) {
            auto* message = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
            return message ? walk(g_mime_message_get_mime_part(message), level + 1) : void();
        }
        if (GMIME_IS_PART(object)) look_into(GMIME_PART(object), level);
    }

    void look_into(GMimePart* part, int level) {
        auto* wrapper = g_mime_part_get_content(part);
        if (!wrapper) return;
        auto* content_type = g_mime_object_get_content_type(GMIME_OBJECT(part));
        const OwnedText type(content_type ? g_mime_content_type_get_mime_type(content_type) : nullptr);
        const auto* charset = content_type ? g_mime_content_type_get_parameter(content_type, "charset") : nullptr;
        look_into(wrapper, {view(type.get()), view(g_mime_part_get_filename(part)), charset}, level);
    }

    static std::string decoded(GMimeDataWrapper* wrapper, GMimeContentEncoding encoding) {
        g_mime_data_wrapper_set_encoding(wrapper, encoding);
        const Owned<GMimeStream> stream(g_mime_stream_mem_new());
        if (g_mime_data_wrapper_write_to_stream(wrapper, stream.get()) < 0) return "";
        const auto* array = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
        return std::string(reinterpret_cast<const char*>(array->data), array->len);
    }

    /// True when there is nothing more to find: a whole package, a mail, or a reason.
    bool look_at(const Label& label, std::string_view bytes, int level, Take take) {
        if (bytes.empty()) return false;
        const auto wide = from_wide(bytes);
        if (wide) bytes = *wide;
        const auto wrapper = wrapper_of(label.type, label.name, bytes);
        if (wrapper) note(*wrapper);
        if (wrapper == Reason::mail_winmail || wrapper == Reason::mail_packed) return true;
        const bool has_mail = is_mail(label.type, label.name, bytes);
        if (has_mail) read(bytes, level + 1);
        // An Outlook item often holds a file in pieces, and the source of a mail its lines cut: only a whole package counts there.
        if (has_mail || wrapper == Reason::mail_outlook) take = Take::whole_only;
        return gather(label, bytes, take) || has_mail || wrapper;
    }

    bool gather(const Label& label, std::string_view bytes, Take take) {
        auto found = packages_in(bytes);
        const auto is_damaged = [](const FoundPackage& one) { return !one.is_whole; };
        // What editors write where they do not write UTF-8, after what the part says of itself.
        for (const char* charset : {label.charset, "windows-1252"}) {
            if (!found.empty() && std::none_of(found.begin(), found.end(), is_damaged)) break;
            if (!charset) continue;
            const auto text = to_utf8(bytes, charset);
            if (!text || *text == bytes) continue;
            if (auto converted = packages_in(*text); !converted.empty() && std::none_of(converted.begin(), converted.end(), is_damaged))
                found = std::move(converted);
        }
        if (take == Take::whole_only) std::erase_if(found, is_damaged);
        bool has_whole = false;
        for (auto& one : found) {
            if (found_.size() == mail_parts_max) return note(Reason::mail_too_many_parts), true;
            auto id = id_in(one.bytes);
            has_whole = has_whole || one.is_whole;
            found_.push_back({{std::string(label.name), std::move(one.bytes), origin_}, std::move(id), one.is_whole});
        }
        return has_whole;
    }

    /// What stands after the first `"id"`, without believing it.
    static std::string id_in(std::string_view bytes) {
        constexpr std::string_view key = "\"id\"";
        constexpr std::size_t id_bytes = 36;
        const auto at = bytes.find(key);
        if (at == std::string_view::npos) return "";
        const auto start = bytes.find('"', at + key.size());
        return start == std::string_view::npos ? "" : std::string(bytes.substr(start + 1, id_bytes));
    }

    std::vector<Found> found_;
    MailOrigin origin_;
    std::optional<Reason> reason_;
    int parts_ = 0;
};

}  // namespace

bool looks_like_mail(std::string_view bytes) { return !mail_in(bytes).empty(); }

MailContents read_mail(std::string_view bytes) {
    if (bytes.size() > mail_bytes_max) return {{}, Reason::mail_too_large};
    [[maybe_unused]] static const bool is_ready = is_started();
    MailReader reader;
    reader.read(bytes, 1);
    return reader.finished();
}

MailContents read_file_as_part(std::string_view name, std::string_view bytes) {
    [[maybe_unused]] static const bool is_ready = is_started();
    const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
    const Owned<GMimeDataWrapper> wrapper(g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_BINARY));
    MailReader reader;
    reader.look_into(wrapper.get(), {"", name}, 1);
    auto contents = reader.finished();
    if (contents.packages.size() == 1 && !read_package(contents.packages.front().bytes)) contents.packages.front().bytes = bytes;
    return contents;
}

}  // namespace qopi::helpdesk
