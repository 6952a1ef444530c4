using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace MimeKit;

/// <summary>Media types by file extension: those that customers send. Any other is application/octet-stream.</summary>
public static class MimeTypes
{
    private const string Known =
        """
        7z application/x-7z-compressed
        avi video/avi
        bmp image/bmp
        bz2 application/x-bzip2
        css text/css
        csv text/csv
        doc application/msword
        docm application/vnd.ms-word.document.macroEnabled.12
        docx application/vnd.openxmlformats-officedocument.wordprocessingml.document
        eml message/rfc822
        gif image/gif
        gz application/x-gzip
        htm text/html
        html text/html
        ics text/calendar
        jpeg image/jpeg
        jpg image/jpeg
        js text/javascript
        json application/json
        log text/plain
        m4a audio/mp4
        md text/markdown
        mov video/quicktime
        mp3 audio/mpeg
        mp4 video/mp4
        mpeg video/mpeg
        mpg video/mpeg
        msg application/vnd.ms-outlook
        odp application/vnd.oasis.opendocument.presentation
        ods application/vnd.oasis.opendocument.spreadsheet
        odt application/vnd.oasis.opendocument.text
        ogg audio/ogg
        pdf application/pdf
        png image/png
        ppt application/vnd.ms-powerpoint
        pptx application/vnd.openxmlformats-officedocument.presentationml.presentation
        ps application/postscript
        rtf text/rtf
        svg image/svg+xml
        tar application/x-tar
        tif image/tiff
        tiff image/tiff
        txt text/plain
        vcf text/vcard
        wav audio/wav
        webm video/webm
        webp image/webp
        wmv video/x-ms-wmv
        xls application/vnd.ms-excel
        xlsm application/vnd.ms-excel.sheet.macroEnabled.12
        xlsx application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
        xml text/xml
        zip application/zip
        """;

    private static readonly ConcurrentDictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase);
    private static readonly ConcurrentDictionary<string, string> Extensions = new(StringComparer.OrdinalIgnoreCase);

    static MimeTypes()
    {
        foreach (var line in Known.Split('\n'))
        {
            var parts = line.TrimEnd('\r').Split(' ');
            Types["." + parts[0]] = parts[1];
            Extensions.TryAdd(parts[1], "." + parts[0]);
        }

        Extensions["image/jpeg"] = ".jpg";
        Extensions["text/html"] = ".html";
        Extensions["text/plain"] = ".txt";
    }

    public static string GetMimeType(string fileName)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        return Types.GetValueOrDefault(Path.GetExtension(fileName), "application/octet-stream");
    }

    public static bool TryGetExtension(string mimeType, [NotNullWhen(true)] out string? extension)
    {
        ArgumentNullException.ThrowIfNull(mimeType);
        return Extensions.TryGetValue(mimeType, out extension);
    }

    public static void Register(string mimeType, string extension)
    {
        ArgumentException.ThrowIfNullOrEmpty(mimeType);
        ArgumentException.ThrowIfNullOrEmpty(extension);
        extension = extension[0] == '.' ? extension : "." + extension;
        Types[extension] = mimeType;
        Extensions[mimeType] = extension;
    }
}
