// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QIODevice>

#include <atomic>
#include <memory>

namespace app {

/// Takes everything, keeps nothing but the count. Refuses once `stop` is set, which ends most writers early.
class CountingDevice final : public QIODevice
{
public:
    explicit CountingDevice(std::shared_ptr<std::atomic_bool> stop)
        : m_stop(std::move(stop))
    {
        open(QIODevice::WriteOnly | QIODevice::Unbuffered);
    }
    bool isSequential() const override { return true; }
    qint64 written() const { return m_written; }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64 size) override
    {
        if (m_stop->load())
            return -1;
        m_written += size;
        return size;
    }

private:
    std::shared_ptr<std::atomic_bool> m_stop;
    qint64 m_written = 0;
};

} // namespace app
