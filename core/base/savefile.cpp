// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/base/savefile.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

namespace base {

namespace {

/// Passes on to a file and keeps in mind what failed: a disk that fills up takes a part of a piece without an error,
/// and writers of pictures do not look.
class Checked final : public QIODevice
{
public:
    explicit Checked(QFileDevice *file)
        : m_file(file)
    {
        open(QIODevice::WriteOnly | QIODevice::Unbuffered);
    }

    bool isSequential() const override { return m_file->isSequential(); }
    bool seek(qint64 position) override { return passOn() && QIODevice::seek(position) && m_file->seek(position); }
    qint64 size() const override { return m_file->size() + m_waiting.size(); }
    const QString &trouble() const { return m_trouble; }

    /// False when not every byte arrived.
    bool passOn()
    {
        for (qsizetype done = 0; m_trouble.isEmpty() && done < m_waiting.size();) {
            const qint64 taken = m_file->write(m_waiting.constData() + done, m_waiting.size() - done);
            if (taken <= 0)
                m_trouble = m_file->errorString();
            done += qsizetype(std::max<qint64>(taken, 0));
        }
        m_waiting.clear();
        return m_trouble.isEmpty();
    }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override
    {
        m_waiting.append(data, qsizetype(size));
        if (m_waiting.size() < pieceSize || passOn())
            return size;
        setErrorString(m_trouble);
        return -1;
    }

private:
    static constexpr qsizetype pieceSize = 64 * 1024;

    QFileDevice *m_file;
    QByteArray m_waiting;
    QString m_trouble;
};

Status writeChecked(QFileDevice &file, const std::function<Status(QIODevice *)> &write)
{
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered)) // a buffer swallows the reason of what fails
        return failure(Failure::Storage, file.errorString());
    Checked checked(&file);
    Status written = write(&checked);
    if (!checked.passOn())
        return failure(Failure::Storage, checked.trouble());
    return written;
}

} // namespace

bool isPipeOrDevice(const QString &path)
{
    const QFileInfo info(path);
    return info.exists() && !info.isFile() && !info.isDir();
}

Status saveFile(const QString &path, const std::function<Status(QIODevice *)> &write)
{
    if (isPipeOrDevice(path)) {
        QFile file(path);
        return writeChecked(file, write);
    }
    QSaveFile file(path);
    file.setDirectWriteFallback(true); // a file that may be written in a folder that takes no new ones
    if (Status written = writeChecked(file, write); !written) {
        file.cancelWriting();
        return written;
    }
    if (!file.commit())
        return failure(Failure::Storage, file.errorString());
    return {};
}

Status saveFile(const QString &path, const QByteArray &bytes)
{
    return saveFile(path, [&bytes](QIODevice *out) -> Status {
        out->write(bytes);
        return {};
    });
}

} // namespace base
