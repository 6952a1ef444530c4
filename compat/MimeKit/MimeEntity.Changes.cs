using System.Text;
using MimeKit.Utils;

namespace MimeKit;

public abstract partial class MimeEntity
{
    protected virtual void OnHeadersChanged(HeaderListChangedAction action, Header? header)
    {
        if (header is null or { Id: HeaderId.ContentDisposition })
        {
            Forget(ref disposition);
            dispositionKnown = false;
        }

        if (header is null or { Id: HeaderId.ContentId })
        {
            contentIdKnown = false;
        }
    }

    protected void RemoveHeader(string name) => Silently(() => Headers.RemoveAll(name));

    protected void SetHeader(string name, string value) => Silently(() => Headers[name] = value);

    internal void SetOrRemove(string name, string? value)
    {
        if (value is null)
        {
            RemoveHeader(name);
        }
        else
        {
            SetHeader(name, value);
        }
    }

    private void SetRawHeader(string name, string value) =>
        Silently(() => Headers.Replace(new Header(Headers.Options, name.ToHeaderId(), name, Encoding.UTF8.GetBytes(value))));

    private void SerializeContentType() => SetRawHeader("Content-Type", ContentType.Encode(FormatOptions.Default, Encoding.UTF8));

    private void SerializeContentDisposition() =>
        SetRawHeader("Content-Disposition", disposition!.Encode(FormatOptions.Default, Encoding.UTF8));

    private void Listen()
    {
        ContentType.Changed += SerializeContentType;
        Headers.Changed += args =>
        {
            if (!silent)
            {
                OnHeadersChanged(args.Action, args.Header);
            }
        };
    }

    private void Forget(ref ContentDisposition? known)
    {
        if (known is not null)
        {
            known.Changed -= SerializeContentDisposition;
            known = null;
        }
    }

    /// <summary>A change that comes from this entity does not have to be read back.</summary>
    private void Silently(Action change)
    {
        silent = true;
        try
        {
            change();
        }
        finally
        {
            silent = false;
        }
    }
}
