using FsCheck;
using FsCheck.Fluent;
using Platform.Mail;
using Platform.Threads;

namespace Platform.Tests.Threads;

/// <summary>What holds for any sequence of messages, completed and stale turns, failures, humans and hand-overs.</summary>
public sealed class ThreadPropertyTests
{
    private static readonly ThreadOptions Options = new();

    /// <summary>A step of a random life: which command, and which of a few messages, senders and turns it is about.</summary>
    private static readonly Arbitrary<int[]> Lives = Gen.Choose(0, 9_999).ArrayOf().Where(life => life.Length < 60).ToArbitrary();

    [Fact]
    public void The_state_is_the_fold_of_the_stored_events() =>
        Prop.ForAll(Lives, life =>
        {
            var (live, events) = Live(life);
            var replayed = ThreadDecider.Fold(ThreadSnapshot.Empty, events.Select(ThroughStorage));
            return live.Version == events.Count && ThreadStateHash.Of(live) == ThreadStateHash.Of(replayed);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_message_is_answered_twice_and_none_by_a_bot_that_a_human_silenced() =>
        Prop.ForAll(Lives, life =>
        {
            var (_, events) = Live(life);
            var answered = events.OfType<ThreadEvent.TurnCompleted>().SelectMany(turn => turn.Result.MessageIds).ToList();
            var silent = false;
            foreach (var happened in events)
            {
                switch (happened)
                {
                    case ThreadEvent.HandedOff or ThreadEvent.Taken:
                        silent = true;
                        break;
                    case ThreadEvent.GivenBack:
                        silent = false;
                        break;
                    case ThreadEvent.TurnCompleted when silent:
                    case ThreadEvent.OperatorReplied when !silent:
                        return false;
                    default:
                        break;
                }
            }

            var human = events.OfType<ThreadEvent.OperatorReplied>().Select(replied => replied.Reply.Id).ToList();
            return answered.Count == answered.Distinct().Count() && human.Count == human.Distinct().Count();
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_due_is_pending_and_nothing_else_is() =>
        Prop.ForAll(Lives, life =>
        {
            var (live, _) = Live(life);
            var due = ThreadDecider.Resume(live, Options).Effects;
            return due.IsEmpty == (live.PendingSince is null)
                && (live.Status == ThreadStatus.Open || live.Pending.IsEmpty)
                && live.Recent.Length <= ThreadSnapshot.RecentIdLimit
                && live.Participants.Length <= ThreadSnapshot.ParticipantLimit;
        }).QuickCheckThrowOnFailure();

    private static (ThreadSnapshot Live, List<ThreadEvent> Events) Live(int[] life)
    {
        var thread = ThreadSnapshot.Empty;
        var events = new List<ThreadEvent>();
        for (var step = 0; step < life.Length; step++)
        {
            var decision = Decide(thread, life[step], Given.Start.AddSeconds(step));
            thread = ThreadDecider.Fold(thread, decision.Events);
            events.AddRange(decision.Events);
        }

        return (thread, events);
    }

    private static ThreadDecision Decide(ThreadSnapshot thread, int choice, DateTimeOffset now)
    {
        var about = choice / 10;
        return (choice % 10) switch
        {
            <= 3 => ThreadDecider.Accept(thread, Given.ThreadId, Message(about, now), null, Options, now),
            4 or 5 when ThreadDecider.StartTurn(thread) is { } request => ThreadDecider.CompleteTurn(
                thread,
                Given.Result(request.Turn, [.. request.Messages.Select(message => message.Id)], about % 4 != 0, about % 7 == 0 ? "requested" : null),
                Options,
                now),
            6 when ThreadDecider.StartTurn(thread) is { } request => ThreadDecider.FailTurn(thread, request.Turn, thread.FailedAttempts + 1, "X", Options, now),
            7 => ThreadDecider.CompleteTurn(thread, Given.Result(about % 20, [$"m{about % 20}"]), Options, now),
            8 when thread.Outbox.Length > 0 && about % 3 > 0 => ThreadDeliveries.Record(
                thread, new(thread.Outbox[about % thread.Outbox.Length].Id, Given.ThreadId, about % 3 == 1 ? Platform.Deliveries.DeliveryStatus.Delayed : Platform.Deliveries.DeliveryStatus.Failed, now, 1, now.AddMinutes(about), 0, "451"), now),
            8 when thread.Outbox.Length > 0 => ThreadDeliveries.HandOver(thread, thread.Outbox[about % thread.Outbox.Length].Id, now),
            9 when about % 5 == 0 => ThreadDecider.ReplyAsOperator(thread, "ana", Given.Reply(1) with { Id = $"human-{about % 7}@shop.example", Approved = true, DecidedAt = now }, now).Decision,
            9 => about % 2 == 0 ? ThreadDecider.Take(thread, "ana", now) : ThreadDecider.GiveBack(thread, "ana", now),
            _ => ThreadDecision.Nothing,
        };
    }

    private static InboundMessage Message(int about, DateTimeOffset now) =>
        Given.Message($"m{about % 20}", $"c{about % 3}@example.com", kind: about % 9 == 0 ? MessageClass.AutoReply : MessageClass.Customer) with { ReceivedAt = now };

    private static ThreadEvent ThroughStorage(ThreadEvent happened)
    {
        var (name, payload) = ThreadEventCodec.Encode(happened);
        return ThreadEventCodec.Decode(name, payload);
    }
}
