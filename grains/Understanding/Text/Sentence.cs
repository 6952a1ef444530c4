namespace Platform.Understanding.Text;

/// <summary>A run of tokens between two full stops.</summary>
internal readonly record struct Sentence(int From, int To, bool Question)
{
    public int Count => To - From;
}
