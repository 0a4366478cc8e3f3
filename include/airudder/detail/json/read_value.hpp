#ifndef AIRUDDER_DETAIL_JSON_READ_VALUE_HPP
#define AIRUDDER_DETAIL_JSON_READ_VALUE_HPP

#include <airudder/describe.hpp>
#include <airudder/detail/json/make_table.hpp>

namespace airudder::detail {

template <Record T>
Step read_value(Decoder& decoder, char const* at, T& record, Place const& place)
{
    return read_record_value(decoder, at, &record, table_of<T>, place);
}

} // namespace airudder::detail

#endif // AIRUDDER_DETAIL_JSON_READ_VALUE_HPP
