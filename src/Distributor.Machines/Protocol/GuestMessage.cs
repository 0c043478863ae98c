using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Distributor.Machines.Protocol;

/// <summary>What the host says in one piece. Each piece costs host and guest a way through their networks, however short it is.</summary>
public sealed class GuestMessage
{
    private const int NameField = 16;

    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>What goes over the wire.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes.WrittenMemory;

    /// <summary>Adds a tag alone.</summary>
    public GuestMessage Add(WireTag tag) => Add((uint)tag);

    /// <summary>Adds a tag, and XML with its size.</summary>
    public GuestMessage Add(WireTag tag, byte[] xml)
    {
        Add(tag).Add((uint)xml.Length);
        _bytes.Write(xml);
        return this;
    }

    /// <summary>Announces so many programs. The guest asks for each with <see cref="WireTag.GoSend"/>.</summary>
    public GuestMessage AddProgramCount(int count) => Add(WireTag.SendBinaries).Add((uint)count);

    /// <summary>Adds a program that the guest has asked for.</summary>
    public GuestMessage AddProgram(string name, byte[] elf)
    {
        var field = _bytes.GetSpan(NameField)[..NameField];
        field.Clear();
        Encoding.ASCII.GetBytes(name, field);
        _bytes.Advance(NameField);
        Add((uint)elf.Length);
        _bytes.Write(elf);
        return this;
    }

    private GuestMessage Add(uint word)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_bytes.GetSpan(sizeof(uint)), word);
        _bytes.Advance(sizeof(uint));
        return this;
    }
}
