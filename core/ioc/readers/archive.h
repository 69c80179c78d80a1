// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QIODevice>
#include <QString>

#include <functional>

struct archive;

namespace ioc {

class Reading;

/// The members of a zip file, one after the other. Bounded by what ReadOptions allows to unpack; nothing is written to
/// disk.
class Archive
{
public:
    /// `device` must be seekable and outlive the archive.
    Archive(QIODevice &device, Reading &reading);
    ~Archive();
    Archive(const Archive &) = delete;
    Archive &operator=(const Archive &) = delete;

    /// Goes to the next file (folders are passed over). False at the end and where the archive is broken.
    bool next();
    QString name() const { return m_name; }
    bool isEncrypted() const { return m_encrypted; }
    /// What is wrong, empty when nothing is.
    QString errorText() const { return m_error; }

    /// Up to `maximum` bytes of the current member; −1 on damage, 0 at its end or when the budget is used up.
    qint64 read(char *data, qint64 maximum);
    /// The whole member, up to `limit` bytes.
    QByteArray readAll(qint64 limit);

private:
    struct Source;

    Reading &m_reading;
    Source *m_source;
    archive *m_archive = nullptr;
    QString m_name;
    QString m_error;
    bool m_encrypted = false;
};

/// The current member of an archive as a sequential device.
class ArchiveMember final : public QIODevice
{
public:
    explicit ArchiveMember(Archive &archive);
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char *data, qint64 maximum) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    Archive &m_archive;
};

} // namespace ioc
