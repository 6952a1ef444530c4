using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MimeKit;
using Platform.Gateway.Api;
using Platform.Gateway.Commands;
using Platform.Threads;

namespace Platform.Gateway.Scripts;

/// <summary>Plays a script's messages into a platform, the way its channel delivers them. Keeps what a mail client would: the last reply.</summary>
internal sealed class ScriptPlayer(Script script, OffsetTime time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly MailboxAddress _customer = MailboxAddress.Parse(script.Customer);
    private readonly string _key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{script.Name}\0{script.Customer}")).AsSpan(0, 8));
    private DeliveryView? _last;
    private int _played;

    /// <summary>The script.</summary>
    public Script Script => script;

    /// <summary>The thread, once a message was played.</summary>
    public string? ThreadId { get; private set; }

    /// <summary>Lets the time before the next message pass; the first message sets the clock.</summary>
    public void Wait(ScriptTurn turn)
    {
        if (_played == 0)
        {
            time.Set(DateTimeOffset.Parse(script.Start, CultureInfo.InvariantCulture));
        }

        time.Advance(ScriptFile.Wait(turn.After));
    }

    /// <summary>Delivers the next message and waits for what comes of it; no reply when a human has the thread.</summary>
    public async Task<(TurnView Turn, DeliveryView? Reply)?> PlayAsync(ScriptTurn turn, PlatformClient client, CancellationToken cancellationToken)
    {
        _played++;
        var receipt = script.Channel == Channels.Mail
            ? await client.SendMailAsync(Mail(turn), cancellationToken)
            : await client.SendChatAsync(new(_key, $"{_played}", _customer.Address, _customer.Name, turn.Says), cancellationToken);
        ThreadId = receipt.Thread ?? throw new CommandException($"message {_played} went to quarantine: {receipt.Reason}");
        var made = await client.WaitForTurnAsync(receipt, Patience, cancellationToken);
        _last = made?.Reply ?? _last;
        return made;
    }

    private string FirstSubject => script.Subject.Length > 0 ? script.Subject : script.Name;

    /// <summary>The mail of a turn: an answer to the last reply, quoted below as clients do.</summary>
    private byte[] Mail(ScriptTurn turn)
    {
        var now = time.GetUtcNow().ToOffset(DateTimeOffset.Parse(script.Start, CultureInfo.InvariantCulture).Offset);
        var mail = new MimeMessage { Date = now, MessageId = $"{_key}.{_played}@mail.example.com", Subject = _last is null ? FirstSubject : $"Re: {FirstSubject}" };
        mail.From.Add(_customer);
        mail.To.Add(new MailboxAddress("Support", "support@shop.example"));
        var text = turn.Says;
        if (_last is not null)
        {
            mail.InReplyTo = _last.ReplyId;
            mail.References.Add(_last.ReplyId);
            text += string.Create(CultureInfo.InvariantCulture, $"\n\nOn {_last.DecidedAt:ddd, MMM d, yyyy} at {_last.DecidedAt:h:mm tt} Support <support@shop.example> wrote:\n> ")
                + _last.Text.ReplaceLineEndings("\n> ");
        }

        mail.Body = new TextPart("plain") { Text = text };
        using var bytes = new MemoryStream();
        mail.WriteTo(bytes, cancellationToken: default);
        return bytes.ToArray();
    }
}
