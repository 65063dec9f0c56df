// A server that speaks MongoDB's protocol, for tests: FerretDB with its SQLite back end.
//
//	ferretdb ADDRESS DIRECTORY
//
// FerretDB 1 reads a document, changes it and writes it back without a lock, so of two updates at
// the same time one may be lost. MongoDB makes a change to one document atomically, which is what
// Petri builds on. So commands pass here one at a time.
package main

import (
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/FerretDB/FerretDB/ferretdb"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: ferretdb ADDRESS DIRECTORY")
		os.Exit(2)
	}
	if err := serve(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "ferretdb:", err)
		os.Exit(1)
	}
}

func serve(address, directory string) error {
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	socket := filepath.Join(directory, "socket")
	os.Remove(socket) // left there by one that was killed
	server, err := ferretdb.New(&ferretdb.Config{
		Listener:  ferretdb.ListenerConfig{Unix: socket},
		Logger:    slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError})),
		Handler:   "sqlite",
		SQLiteURL: "file:" + directory + "/",
	})
	if err != nil {
		return err
	}
	go server.Run(context.Background())
	for !listens(socket) {
		time.Sleep(10 * time.Millisecond)
	}

	var turn sync.Mutex
	for {
		client, err := listener.Accept()
		if err != nil {
			return err
		}
		go forward(client, socket, &turn)
	}
}

// listens tells whether the server is up: a client that is let in before would be hung up on.
func listens(socket string) bool {
	connection, err := net.Dial("unix", socket)
	if err == nil {
		connection.Close()
	}
	return err == nil
}

// forward passes a client's messages on, and each reply back before anyone's next message.
func forward(client net.Conn, socket string, turn *sync.Mutex) {
	defer client.Close()
	server, err := net.Dial("unix", socket)
	if err != nil {
		return
	}
	defer server.Close()
	for {
		message, err := read(client)
		if err != nil {
			return
		}
		turn.Lock()
		_, err = server.Write(message)
		if err == nil {
			message, err = read(server)
		}
		turn.Unlock()
		if err != nil {
			return
		}
		if _, err := client.Write(message); err != nil {
			return
		}
	}
}

// read reads one message of the wire protocol: it begins with its length.
func read(from io.Reader) ([]byte, error) {
	var length [4]byte
	if _, err := io.ReadFull(from, length[:]); err != nil {
		return nil, err
	}
	bytes := binary.LittleEndian.Uint32(length[:])
	if bytes < 16 || bytes > 48<<20 {
		return nil, fmt.Errorf("a message of %d bytes", bytes)
	}
	message := make([]byte, bytes)
	copy(message, length[:])
	_, err := io.ReadFull(from, message[4:])
	return message, err
}
