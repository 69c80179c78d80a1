// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace casefile {

/// Takes calls from any thread and makes them on its receiver's thread, in the order they were posted, many at a time.
/// After close() (by the receiver, on its thread) nothing is called any more. Shared, so that a late sender finds it.
class Mailbox
{
public:
    using Call = std::function<void()>;

    /// On the thread the calls shall be made on.
    static std::shared_ptr<Mailbox> make();
    void post(Call call);
    void close();

private:
    void deliver();

    std::mutex m_mutex;
    std::unique_ptr<QObject> m_receiver; ///< lives on the receiving thread; null when closed
    std::vector<Call> m_calls;
    bool m_woken = false;
    std::weak_ptr<Mailbox> m_self;
};

} // namespace casefile
