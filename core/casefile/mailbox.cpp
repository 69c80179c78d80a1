// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/casefile/mailbox.h"

namespace casefile {

std::shared_ptr<Mailbox> Mailbox::make()
{
    auto mailbox = std::make_shared<Mailbox>();
    mailbox->m_receiver = std::make_unique<QObject>();
    mailbox->m_self = mailbox;
    return mailbox;
}

void Mailbox::post(Call call)
{
    const std::lock_guard lock(m_mutex);
    if (!m_receiver)
        return;
    m_calls.push_back(std::move(call));
    if (std::exchange(m_woken, true))
        return;
    // The receiver cannot go while the lock is held; an event that waits when it goes is dropped with it.
    QMetaObject::invokeMethod(
        m_receiver.get(),
        [self = m_self] {
            if (const auto mailbox = self.lock())
                mailbox->deliver();
        },
        Qt::QueuedConnection);
}

void Mailbox::close()
{
    std::unique_ptr<QObject> receiver; // destroyed outside the lock, like the calls: what they hold may post
    std::vector<Call> dropped;
    {
        const std::lock_guard lock(m_mutex);
        receiver.swap(m_receiver);
        dropped.swap(m_calls);
    }
}

void Mailbox::deliver()
{
    std::vector<Call> calls;
    {
        const std::lock_guard lock(m_mutex);
        m_woken = false;
        calls.swap(m_calls);
    }
    for (Call &call : calls) {
        {
            const std::lock_guard lock(m_mutex);
            if (!m_receiver)
                return;
        }
        call();
    }
}

} // namespace casefile
