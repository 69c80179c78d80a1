// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sampletenant/behaviour.h"
#include "core/sampletenant/http.h"

namespace sampletenant {

/// An API request on its way to the desk that answers it; token and refusals are behind it.
struct Call
{
    const Request &request;
    QList<QByteArray> path; ///< segments after the part that chose the desk; keys in brackets are segments of their own
    Query query;
    const Behaviour &behaviour;
    const Fault *fault = nullptr; ///< one that changes what is answered, or none
    QByteArray origin; ///< as the client sees us
    QByteArray requestId;
    bool delegated = false;

    bool is(Fault::Kind kind) const { return fault && fault->kind == kind; }
    /// Segment names are compared without case.
    bool at(int index, const char *name) const
    {
        return index < path.size() && path[index].compare(name, Qt::CaseInsensitive) == 0;
    }
    Answer error(int status, QByteArrayView code, QByteArrayView message) const; ///< Graph's form
};

/// Splits `name('key')` into two segments.
QList<QByteArray> splitKeys(const QList<QByteArray> &segments);

/// The part of a collection a request asks for, and where the next one is.
struct Window
{
    qint64 offset = 0, count = 0; ///< rows to show
    QByteArray next; ///< absolute URL, empty on the last page
    Answer refusal; ///< status 400 when the options are not acceptable, else 200
};
/// From $top, $skip and $skiptoken. `skipName`: "$skiptoken" (Graph) or "$skipToken" (ARM).
Window window(const Call &call, qint64 total, int defaultTop, int maximumTop, bool clamp, const char *skipName);

} // namespace sampletenant
