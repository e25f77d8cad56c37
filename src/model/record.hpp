// A record of any type: its table and the object. Whatever reads, writes, checks, or shows records is written once over it.
#pragma once

#include "model/field.hpp"

namespace qopi {

/// Any record; nothing but the functions of its table knows which. A row of a table in this form is `Field<AnyRecord>`.
class AnyRecord;

/// What a field holds, in the order of a described field's `Slot`.
enum class Holds : std::uint8_t { text, answer, tick, set, one, secret, offices };
template <class T>
inline constexpr Holds holds = Holds::text;
template <>
inline constexpr Holds holds<Answer> = Holds::answer;
template <>
inline constexpr Holds holds<bool> = Holds::tick;
template <>
inline constexpr Holds holds<Set> = Holds::set;
template <>
inline constexpr Holds holds<One> = Holds::one;
template <>
inline constexpr Holds holds<Secret> = Holds::secret;
template <>
inline constexpr Holds holds<OfficeIds> = Holds::offices;

/// Where the value of a field is.
struct AnySlot {
    Holds holds;
    void* (*in)(AnyRecord& record);
};
template <>
struct SlotOf<AnyRecord> {
    using type = AnySlot;
};
using FieldRow = Field<AnyRecord>;

/// A record that stands below another one, such as the administrator of an office.
struct Below {
    std::string_view key, title;
    const struct RecordTable* table;
    AnyRecord& (*in)(AnyRecord& record);
    bool (*asked)(const AnyRecord& record);
};

/// All that is known of a type of records.
struct RecordTable {
    std::span<const FieldRow> fields;
    std::string& (*id)(AnyRecord& item) = nullptr;          ///< of an item of a list
    std::string (*name)(const AnyRecord& item) = nullptr;   ///< what the item is called; may be empty
    void (*copy)(const AnyRecord& from, AnyRecord& to) = nullptr;
    bool (*same)(const AnyRecord& one, const AnyRecord& other) = nullptr;
    const Below* below = nullptr;
    bool numbered = false;  ///< its fields are called by their numbers
};

/// Records whose fields are called by their numbers say so.
template <class R>
inline constexpr bool is_numbered = false;

namespace detail {

/// The functions of row I of the table of R, for a record whose type is no longer known.
template <class R, std::size_t I>
struct Row {
    static constexpr const Field<R>& field = fields_of<R>()[I];
    static void* in(AnyRecord& record) { return &(reinterpret_cast<R&>(record).*std::get<field.slot.index()>(field.slot)); }
    static bool asked(const AnyRecord& record, const Facts& facts) { return field.asked(reinterpret_cast<const R&>(record), facts); }
    static bool required(const AnyRecord& record, const Facts& facts) { return field.required(reinterpret_cast<const R&>(record), facts); }

    /// What holds always, or never, is still known to.
    static constexpr When<AnyRecord> erased(When<R> when, When<AnyRecord> otherwise) {
        return when == always<R> ? always<AnyRecord> : when == never<R> ? never<AnyRecord> : otherwise;
    }
    static constexpr FieldRow row{.key = field.key,
                                  .label = field.label,
                                  .called = field.called,
                                  .help = field.help,
                                  .autocomplete = field.autocomplete,
                                  .slot = {static_cast<Holds>(field.slot.index()), in},
                                  .check = field.check,
                                  .asked = erased(field.asked, asked),
                                  .required = erased(field.required, required),
                                  .missing = field.missing,
                                  .sensitivity = field.sensitivity,
                                  .choices = field.choices,
                                  .input = field.input,
                                  .width = field.width,
                                  .whole_number = field.whole_number,
                                  .group = field.group};
};

template <class R, std::size_t... I>
constexpr std::array<FieldRow, sizeof...(I)> rows_of(std::index_sequence<I...>) { return {Row<R, I>::row...}; }
template <class R>
inline constexpr auto rows = rows_of<R>(std::make_index_sequence<fields_of<R>().size()>{});

template <class R>
std::string name_in(const AnyRecord& record) {
    const auto& item = reinterpret_cast<const R&>(record);
    if constexpr (requires { item.practice_name; }) return item.practice_name;
    else if constexpr (requires { item.family_name; }) return full_name(item);
    else return item.name;
}

template <class R>
constexpr const Below* below_of();

template <class R>
constexpr RecordTable make_table() {
    RecordTable table{.fields = rows<R>, .numbered = is_numbered<R>};
    if constexpr (requires(R item) { item.id; }) {
        table.id = [](AnyRecord& item) -> std::string& { return reinterpret_cast<R&>(item).id; };
        table.name = name_in<R>;
    }
    table.copy = [](const AnyRecord& from, AnyRecord& to) { reinterpret_cast<R&>(to) = reinterpret_cast<const R&>(from); };
    table.same = [](const AnyRecord& one, const AnyRecord& other) { return reinterpret_cast<const R&>(one) == reinterpret_cast<const R&>(other); };
    if constexpr (requires(R record) { record.administrator; }) table.below = below_of<R>();
    return table;
}

}  // namespace detail

/// The table of the records of type R.
template <class R>
inline constexpr RecordTable table_of = detail::make_table<R>();

namespace detail {
template <class R>
inline constexpr Below administrator_below{
    "administrator", "Office administrator", &table_of<decltype(R::administrator)>,
    [](AnyRecord& record) -> AnyRecord& { return reinterpret_cast<AnyRecord&>(reinterpret_cast<R&>(record).administrator); },
    [](const AnyRecord& record) { return !reinterpret_cast<const R&>(record).same_administrator; }};
template <class R>
constexpr const Below* below_of() { return &administrator_below<R>; }
}  // namespace detail

template <class R>
concept Described = requires { fields_of<R>(); };

/// A record to be changed.
struct RecordRef {
    const RecordTable* table;
    AnyRecord* object;
    RecordRef(const RecordTable& its_table, AnyRecord& record) : table(&its_table), object(&record) {}
    template <Described R>
    RecordRef(R& record) : table(&table_of<R>), object(reinterpret_cast<AnyRecord*>(&record)) {}
};

/// A record to be read.
struct ConstRecordRef {
    const RecordTable* table;
    const AnyRecord* object;
    ConstRecordRef(const RecordTable& its_table, const AnyRecord& record) : table(&its_table), object(&record) {}
    ConstRecordRef(RecordRef record) : table(record.table), object(record.object) {}
    template <Described R>
    ConstRecordRef(const R& record) : table(&table_of<R>), object(reinterpret_cast<const AnyRecord*>(&record)) {}
};

/// The record as what it is; null when it is something else.
template <Described R>
const R* record_as(ConstRecordRef record) { return record.table == &table_of<R> ? reinterpret_cast<const R*>(record.object) : nullptr; }

inline bool is_asked(ConstRecordRef record, const FieldRow& field, const Facts& facts) { return field.asked(*record.object, facts); }
inline bool is_required(ConstRecordRef record, const FieldRow& field, const Facts& facts) { return field.required(*record.object, facts); }
inline std::span<const Choice> choices_of(const FieldRow& field) { return field.choices ? field.choices() : std::span<const Choice>{}; }

/// The value of a field that holds a T; null for another field.
template <class T>
T* value_of(RecordRef record, const FieldRow& field) {
    return field.slot.holds == holds<T> ? static_cast<T*>(field.slot.in(*record.object)) : nullptr;
}
template <class T>
const T* value_of(ConstRecordRef record, const FieldRow& field) {
    // The functions of a table only look for the value.
    return field.slot.holds == holds<T> ? static_cast<const T*>(field.slot.in(const_cast<AnyRecord&>(*record.object))) : nullptr;
}

/// Calls `use` with the value of a field and returns what it returns. Ref is RecordRef or ConstRecordRef.
template <class Ref, class Use>
decltype(auto) with_value(Ref record, const FieldRow& field, Use&& use) {
    switch (field.slot.holds) {
        case Holds::text: break;
        case Holds::answer: return use(*value_of<Answer>(record, field));
        case Holds::tick: return use(*value_of<bool>(record, field));
        case Holds::set: return use(*value_of<Set>(record, field));
        case Holds::one: return use(*value_of<One>(record, field));
        case Holds::secret: return use(*value_of<Secret>(record, field));
        case Holds::offices: return use(*value_of<OfficeIds>(record, field));
    }
    return use(*value_of<std::string>(record, field));
}

/// Records of one type: the one becomes as the other is.
inline void copy(ConstRecordRef from, RecordRef to) { from.table->copy(*from.object, *to.object); }

/// True when both records, of one type, hold the same.
inline bool is_same(ConstRecordRef one, ConstRecordRef other) { return one.table->same(*one.object, *other.object); }

/// True when nothing was given: no text, no choice. A checkbox is never blank, its "no" is an answer.
bool is_blank(ConstRecordRef record, const FieldRow& field);

/// The row of `key`, or null.
const FieldRow* find_field(const RecordTable& table, std::string_view key);
inline const FieldRow& field_of(ConstRecordRef record, std::string_view key) { return *find_field(*record.table, key); }

/// The record below this one, when there is one and it is asked.
inline bool has_below(ConstRecordRef record) { return record.table->below && record.table->below->asked(*record.object); }
inline RecordRef below(RecordRef record) { return {*record.table->below->table, record.table->below->in(*record.object)}; }
inline ConstRecordRef below(ConstRecordRef record) {
    return {*record.table->below->table, record.table->below->in(const_cast<AnyRecord&>(*record.object))};
}

/// What an item of a list is called; may be empty.
inline std::string item_name(ConstRecordRef item) { return item.table->name(*item.object); }
inline std::string& id_of(RecordRef item) { return item.table->id(*item.object); }
inline const std::string& id_of(ConstRecordRef item) { return item.table->id(const_cast<AnyRecord&>(*item.object)); }

}  // namespace qopi
