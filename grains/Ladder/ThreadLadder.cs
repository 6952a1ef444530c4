using System.Runtime.CompilerServices;
using Platform.Mail;
using Platform.Outgoing;
using Platform.Threads;

namespace Platform.Ladder;

/// <summary>
/// Which thread a mail belongs to: the steps in their order, first hit wins. A hit counts only when everybody who would get the answer is a
/// participant, so that neither a leaked token nor a forged In-Reply-To shows a thread to a stranger. The same mail gives the same answer.
/// </summary>
public sealed class ThreadLadder
{
    /// <summary>The most ids that are looked up in the index for one mail: a hostile References must not cost more than an honest one.</summary>
    public const int MaxLookups = 64;

    /// <summary>How long the same base subject of the same correspondent means the same thread.</summary>
    public static readonly TimeSpan SubjectWindow = TimeSpan.FromDays(14);

    /// <summary>The newest threads of a correspondent that are compared by subject.</summary>
    private const int SubjectCandidates = 20;

    private readonly OutgoingAddresses addresses;
    private readonly IThreadLookup lookup;

    /// <summary>Takes the reader of our own addresses and ids, and the stored threads.</summary>
    public ThreadLadder(OutgoingAddresses addresses, IThreadLookup lookup)
    {
        this.addresses = addresses;
        this.lookup = lookup;
    }

    /// <summary>Finds the thread of a mail. Nothing in a mail makes it throw; a failing store does.</summary>
    public async Task<LadderResult> ResolveAsync(LadderHints hints, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(hints);
        var climb = new Climb(hints, addresses, lookup);
        if (await climb.FindSeenAsync(cancellationToken) is { } seen)
        {
            return new(seen, LadderReasons.Seen, null, []);
        }

        (string Step, IAsyncEnumerable<string> Threads)[] steps =
        [
            (LadderReasons.Token, climb.Tokens().ToAsyncEnumerable()),
            (LadderReasons.InReplyTo, climb.IdsAsync(LadderReasons.InReplyTo, hints.InReplyTo, cancellationToken)),
            (LadderReasons.References, climb.IdsAsync(LadderReasons.References, hints.References, cancellationToken)),
            (LadderReasons.QuotedId, climb.IdsAsync(LadderReasons.QuotedId, hints.Quoted, cancellationToken)),
            (LadderReasons.Subject, climb.SubjectAsync(cancellationToken)),
        ];
        foreach (var (step, threads) in steps)
        {
            await foreach (var thread in threads.WithCancellation(cancellationToken))
            {
                if (await climb.CountsAsync(step, thread, cancellationToken))
                {
                    return new(thread, step, null, climb.Rejected);
                }
            }
        }

        return new(ThreadIds.FromMessage(hints.MessageKey), LadderReasons.New, climb.LinkedTo, climb.Rejected);
    }

    /// <summary>One mail's way up: what was looked at is not looked at again, since clients repeat In-Reply-To in References.</summary>
    private sealed class Climb(LadderHints hints, OutgoingAddresses addresses, IThreadLookup lookup)
    {
        private readonly ImmutableArray<string> answerTo = Normalise(hints.AnswerTo);
        private readonly ImmutableArray<LadderRejection>.Builder rejected = ImmutableArray.CreateBuilder<LadderRejection>();
        private readonly HashSet<string> refused = new(StringComparer.Ordinal);
        private readonly HashSet<string> lookedUp = new(StringComparer.Ordinal);

        public ImmutableArray<LadderRejection> Rejected => rejected.ToImmutable();

        public string? LinkedTo { get; private set; }

        public async Task<string?> FindSeenAsync(CancellationToken cancellationToken)
        {
            if (string.IsNullOrEmpty(hints.MessageId))
            {
                return null;
            }

            var known = await lookup.FindMessageAsync(hints.MessageId, cancellationToken);
            return known.FirstOrDefault(message => message.MessageId == hints.MessageKey)?.ThreadId;
        }

        public async Task<bool> CountsAsync(string step, string thread, CancellationToken cancellationToken)
        {
            if (refused.Contains(thread))
            {
                return false;
            }

            if (!answerTo.IsEmpty && await lookup.IsParticipantAsync(thread, answerTo, cancellationToken))
            {
                return true;
            }

            refused.Add(thread);
            rejected.Add(new(step, LadderRejections.NotParticipant, thread));
            LinkedTo ??= thread;
            return false;
        }

        public IEnumerable<string> Tokens()
        {
            foreach (var recipient in OrEmpty(hints.Recipients).Distinct(StringComparer.OrdinalIgnoreCase))
            {
                if (addresses.TryReadAddress(recipient, out var thread))
                {
                    yield return thread;
                }
                else if (HasTokenForm(recipient))
                {
                    rejected.Add(new(LadderReasons.Token, LadderRejections.BadSignature));
                }
            }
        }

        public async IAsyncEnumerable<string> IdsAsync(string step, ImmutableArray<string> ids, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            foreach (var id in OrEmpty(ids).Select(Bare).Where(id => id.Length > 0))
            {
                if (!lookedUp.Add(id))
                {
                    continue;
                }

                // A mail that names itself says nothing.
                if (id == hints.MessageId)
                {
                    continue;
                }

                // Quoted text shows our address as often as our id.
                if (addresses.TryReadMessageId(id, out var own, out _) || (step == LadderReasons.QuotedId && addresses.TryReadAddress(id, out own)))
                {
                    yield return own;
                    continue;
                }

                if (lookedUp.Count >= MaxLookups)
                {
                    rejected.Add(new(step, LadderRejections.TooMany));
                    yield break;
                }

                var known = await lookup.FindMessageAsync(id, cancellationToken);
                if (known.Count == 0)
                {
                    rejected.Add(new(step, LadderRejections.UnknownId));
                }

                // A stranger may have repeated a customer's Message-ID in a thread of his own: all are asked, the participant's counts.
                foreach (var message in known)
                {
                    yield return message.ThreadId;
                }
            }
        }

        /// <summary>Only for one correspondent, who opened the thread: subjects are no secret, and a colleague's "Invoice" is another one.</summary>
        public async IAsyncEnumerable<string> SubjectAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            var subject = SubjectPrefix.Base(hints.Subject);
            if (subject.Length == 0 || hints.At is not { } at || answerTo.Length != 1)
            {
                yield break;
            }

            foreach (var head in await lookup.ListRecentAsync(answerTo[0], SubjectCandidates, cancellationToken))
            {
                if (at - head.LastActivityAt < SubjectWindow && head.Channel == Channels.Mail && SubjectPrefix.Base(head.Subject).Equals(subject, StringComparison.OrdinalIgnoreCase))
                {
                    yield return head.ThreadId;
                }
            }
        }

        private static ImmutableArray<string> OrEmpty(ImmutableArray<string> values) => values.IsDefault ? [] : values;

        private static string Bare(string id) => id.Trim().TrimStart('<').TrimEnd('>').Trim();

        private static ImmutableArray<string> Normalise(ImmutableArray<string> emails) =>
            [.. OrEmpty(emails).Select(email => email.Trim().ToLowerInvariant()).Where(email => email.Length > 0).Distinct(StringComparer.Ordinal)];

        private static bool HasTokenForm(string recipient)
        {
            var at = recipient.LastIndexOf('@');
            var end = at < 0 ? recipient.Length : at;
            return end - (recipient.LastIndexOf('+', end - 1 < 0 ? 0 : end - 1) + 1) == ThreadTokens.Length;
        }
    }
}
