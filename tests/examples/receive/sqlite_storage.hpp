#ifndef AIRUDDER_RECEIVE_SQLITE_STORAGE_HPP
#define AIRUDDER_RECEIVE_SQLITE_STORAGE_HPP

#include "receive/storage.hpp"

#include <chrono>
#include <memory>
#include <string>

namespace receive {

/// Opens the database, and creates it if it does not exist. While another
/// process keeps that from happening, waits for `timeout` at most.
///
/// Delivery keys are kept for `keep_keys`; 0 is for ever. Throws Failure with
/// ExitCode::storage.
std::unique_ptr<Storage>
make_sqlite_storage(std::string const& path,
                    std::chrono::milliseconds keep_keys,
                    std::chrono::milliseconds timeout);

/// Opens an existing database. While another process keeps it from being read,
/// each function waits for `timeout` at most. Throws Failure with
/// ExitCode::storage.
std::unique_ptr<EventReader>
make_sqlite_reader(std::string const& path, std::chrono::milliseconds timeout);

} // namespace receive

#endif // AIRUDDER_RECEIVE_SQLITE_STORAGE_HPP
