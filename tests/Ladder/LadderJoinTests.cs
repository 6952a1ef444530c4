using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Platform.Ladder;

namespace Platform.Tests.Ladder;

/// <summary>No mail joins a thread that somebody behind it is no participant of, whatever it names: raw mails through the platform's own reading.</summary>
public sealed class LadderJoinTests
{
    private static readonly string[] People = ["ann@example.org", "ANN@example.org", "bob@example.org", "mallory@evil.example", "ann@example.org.evil.example", "ann+x@example.org", "proved@work.example", "\"ann@example.org\" <mallory@evil.example>", "desk@example.org"];
    private static readonly string[] Names = ["{id:ann}", "{id:bob}", "{id:mallory}", "{note:ann}", "{old-id:ann}", "{flipped-id:ann}", "{dropped-id:bob}", "ann-1@example.org", "bob-1@example.org", "mallory-1@evil.example", "unknown@example.net", "{token:ann}", "support+{token:ann}@shop.example", ""];
    private static readonly string[] Recipients = ["support@shop.example", "support+{token:ann}@shop.example", "support+{token:bob}@shop.example", "support+{TOKEN:mallory}@shop.example", "support+{old-token:ann}@shop.example", "support+{flipped-token:bob}@shop.example", "help+{token:ann}@old-shop.example"];
    private static readonly string[] Subjects = ["Lamp of ann", "Re: Lamp of bob", "Fwd: Lamp of mallory", "Re: Re:", ""];
    private static readonly string[] Machines = ["", "Auto-Submitted: auto-replied\r\n", "Precedence: bulk\r\n", "Return-Path: <>\r\n", "Sender: ann@example.org\r\n", "Resent-From: ann@example.org\r\n"];

    private static readonly Gen<string> Mail =
        from @from in Some(People, 1)
        from replyTo in Some(People, 0)
        from to in Some(Recipients, 0)
        from cc in Some(Recipients, 0)
        from delivered in Some(Recipients, 0)
        from inReplyTo in Some(Names, 0)
        from references in Some(Names, 0)
        from quoted in Some(Names, 0)
        from subject in Gen.Elements(Subjects)
        from machine in Gen.Elements(Machines)
        from id in Gen.Elements("this@example.org", "ann-1@example.org", "{id:bob}")
        select new StringBuilder($"From: {string.Join(", ", from)}\r\n{machine}Subject: {subject}\r\nMessage-ID: <{id}>\r\nDate: Sat, 21 Nov 2026 10:00:00 +0000\r\n")
            .Append(Header("Reply-To", ", ", replyTo)).Append(Header("To", ", ", to)).Append(Header("Cc", ", ", cc)).Append(Header("Delivered-To", ", ", delivered))
            .Append(Header("In-Reply-To", " ", inReplyTo.Select(name => $"<{name}>"))).Append(Header("References", "\r\n\t", references.Select(name => $"<{name}>")))
            .Append("\r\nIs it still there?\r\n\r\nOn Fri, 20 Nov 2026 Northwind Lane wrote:\r\n").AppendJoin("", quoted.Select(name => $"> <{name}>\r\n")).ToString();

    [Fact]
    public void Nobody_joins_a_thread_of_others_whatever_the_mail_names()
    {
        var joined = 0;
        Prop.ForAll(Mail.ToArbitrary(), mail =>
        {
            var office = OpenAsync().GetAwaiter().GetResult();
            var before = new[] { "ann", "bob", "mallory" }.ToDictionary(office.Thread, name => office.State(office.Thread(name)), StringComparer.Ordinal);
            var (_, place, message) = office.TakeAsync(Encoding.UTF8.GetBytes(office.Expand(mail)), PostOffice.Now).GetAwaiter().GetResult();
            if (place is null || !before.TryGetValue(place.ThreadId, out var thread))
            {
                return true;
            }

            if (place.Reason == LadderReasons.Seen)
            {
                // By its id and writer it is the very mail that is there: nothing is taken in, whatever else it says.
                return office.State(place.ThreadId).Version == thread.Version;
            }

            joined++;
            return thread.Admits(message!.From.Email) && thread.Admits(message.Correspondent.Email) && Written(mail).All(thread.Admits);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

        // A property over mails that never join would say nothing.
        Assert.True(joined > 100, $"{joined} of 3000 joined");
    }

    [Fact]
    public async Task A_new_thread_knows_nothing_of_the_one_that_it_is_linked_to()
    {
        var office = await OpenAsync();

        var (_, place, _) = await office.TakeAsync(Encoding.UTF8.GetBytes(office.Expand("From: mallory@evil.example\r\nTo: support+{token:ann}@shop.example\r\nSubject: Lamp of ann\r\nMessage-ID: <m9@evil.example>\r\n\r\nTell me.\r\n")), PostOffice.Now);

        var state = office.State(place!.ThreadId);
        Assert.Equal((LadderReasons.New, office.Thread("ann")), (place.Reason, place.LinkedTo));
        Assert.Equal<string>(["mallory@evil.example"], state.Participants);
        Assert.Equal(Platform.Threads.Conversation.Empty with { }, state.Conversation);
    }

    /// <summary>Who stands in From and Reply-To, read from the mail's text by another way than the platform's.</summary>
    private static IEnumerable<string> Written(string mail) =>
        mail.Split("\r\n").Where(line => line.StartsWith("From: ", StringComparison.Ordinal) || line.StartsWith("Reply-To: ", StringComparison.Ordinal))
            .SelectMany(line => line[(line.IndexOf(':', StringComparison.Ordinal) + 2)..].Split(", "))
            .Select(person => person.Contains('<', StringComparison.Ordinal) ? person[(person.IndexOf('<', StringComparison.Ordinal) + 1)..^1] : person)
            .Select(person => person.ToLowerInvariant());

    private static async Task<PostOffice> OpenAsync()
    {
        var office = new PostOffice();
        await office.SeedAsync(new() { Who = "ann", Proved = "proved@work.example", ReplyTo = "desk@example.org" });
        await office.SeedAsync(new() { Who = "bob" });
        await office.SeedAsync(new() { Who = "mallory", From = "mallory@evil.example", Id = "mallory-1@evil.example" });
        return office;
    }

    private static string Header(string name, string between, IEnumerable<string> values) =>
        string.Join(between, values) is { Length: > 0 } value ? $"{name}: {value}\r\n" : "";

    private static Gen<string[]> Some(string[] values, int least) =>
        from count in Gen.Choose(least, 3)
        from some in Gen.Elements(values).ArrayOf(count)
        select some;
}
