// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ioc/readers/jsonstream.h"
#include "core/ioc/readers/reader.h"

namespace ioc {

/// MISP events, event lists and attribute searches. The attribute's type decides what it is; whether it is meant for
/// detection (to_ids) is noted, since many producers leave that off everywhere. Rules (snort, suricata, YARA, Sigma)
/// are read as text, those taken out of detection as remarks; comments are the producer's own words and only shown.
/// Deleted attributes and objects are left out and counted.
class MispReader final : public Reader
{
public:
    void read(QIODevice &device, Reading &reading) override;

private:
    void descend(JsonStream &json, JsonStream::Event first, Reading &reading);
    void takeAttributes(JsonStream &json, JsonStream::Event first, Reading &reading);
    void takeObjects(JsonStream &json, JsonStream::Event first, Reading &reading);
    void takeAttribute(const QJsonObject &attribute, Reading &reading);

    qint64 m_deleted = 0;
};

} // namespace ioc
