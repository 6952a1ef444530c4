using System.Text;
using MimeKit.Utils;

namespace MimeKit;

public partial class MimeMessage
{
    public InternetAddressList From => Addresses(HeaderId.From);

    public InternetAddressList ReplyTo => Addresses(HeaderId.ReplyTo);

    public InternetAddressList To => Addresses(HeaderId.To);

    public InternetAddressList Cc => Addresses(HeaderId.Cc);

    public InternetAddressList Bcc => Addresses(HeaderId.Bcc);

    public InternetAddressList ResentFrom => Addresses(HeaderId.ResentFrom);

    public InternetAddressList ResentReplyTo => Addresses(HeaderId.ResentReplyTo);

    public InternetAddressList ResentTo => Addresses(HeaderId.ResentTo);

    public InternetAddressList ResentCc => Addresses(HeaderId.ResentCc);

    public InternetAddressList ResentBcc => Addresses(HeaderId.ResentBcc);

    public MailboxAddress? Sender
    {
        get => Mailbox(HeaderId.Sender);
        set => SetMailbox(HeaderId.Sender, value);
    }

    public MailboxAddress? ResentSender
    {
        get => Mailbox(HeaderId.ResentSender);
        set => SetMailbox(HeaderId.ResentSender, value);
    }

    private MailboxAddress? Mailbox(HeaderId id) =>
        Headers.Find(id) is { } header
            ? (MailboxAddress?)AddressParser.ParseOne(Headers.Options, header.RawValueSpan, AddressKinds.Mailbox, throws: false, partial: true)
            : null;

    private void SetMailbox(HeaderId id, MailboxAddress? mailbox) =>
        SetAddresses(id, mailbox is null ? [] : new InternetAddressList([mailbox.Clone()]));

    private InternetAddressList Addresses(HeaderId id)
    {
        if (!addresses.TryGetValue(id, out var list))
        {
            addresses[id] = list = [];
            list.Changed += changed => SetAddresses(id, changed);
        }

        if (addressesKnown.Add(id))
        {
            foreach (var header in Headers)
            {
                AppendAddresses(list, header, id);
            }
        }

        return list;
    }

    private void AppendAddresses(InternetAddressList list, Header header, HeaderId id)
    {
        if (header.Id == id && AddressParser.TryParseList(Headers.Options, header.RawValueSpan, AddressKinds.Any, out var parsed))
        {
            list.Append(parsed);
        }
    }

    private void SetAddresses(HeaderId id, InternetAddressList list) => Silently(() =>
    {
        if (list.Count == 0)
        {
            Headers.RemoveAll(id);
            return;
        }

        var field = id.ToHeaderName();
        Headers.Replace(new Header(Headers.Options, id, field, HeaderFormatter.Addresses(list, FormatOptions.Default, field, Encoding.UTF8)));
    });
}
